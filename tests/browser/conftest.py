"""The lab in a real browser: a server on a fresh workspace, and a page in the system's Chromium.

Every page that a test opens is watched: a request to another host, an error in the page's program or a message on
its console ends the test.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import BrowserContext, Page

from chainrule.course.exercise import catalogue
from chainrule.course.workspace import Workspace
from chainrule.lab.serve import listen
from chainrule.lab.server import STATIC, Lab

TOKEN = "token-of-the-tests"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where there is no browser or no built pages, say so instead of failing; in CI both must be there."""
    missing = []
    if chromium() is None:
        missing.append("no Chromium on this machine (Debian: apt-get install chromium)")
    if not (STATIC / "index.html").is_file():
        missing.append("the lab's pages are not built (npm install and npm run build in lab-ui)")
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    if missing and here and os.environ.get("CI"):
        raise pytest.UsageError("the tests in a browser must run here: " + "; ".join(missing))
    for item in here:
        if missing:
            item.add_marker(pytest.mark.skip(reason="; ".join(missing)))


def chromium() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    # Chromium's sandbox cannot be had by root, as whom containers run.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if as_root else []
    return {**browser_type_launch_args, "executable_path": chromium(), "args": arguments}


class RunningLab:
    """A lab that serves a workspace; it can be ended and started anew on the same port."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace.create(folder)
        self.port = 0
        self.start()

    def start(self) -> None:
        self.socket = listen("127.0.0.1", self.port or None)
        self.port = self.socket.getsockname()[1]
        self.lab = Lab(self.workspace, TOKEN, {f"127.0.0.1:{self.port}"})
        settings = uvicorn.Config(self.lab.app, log_level="error", lifespan="off")
        self.server = uvicorn.Server(settings)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def end(self) -> None:
        self.server.force_exit = self.server.should_exit = True
        self.thread.join(20)
        self.lab.close()
        self.socket.close()

    def address(self, route: str = "#/") -> str:
        return f"http://127.0.0.1:{self.port}/?token={TOKEN}{route}"

    def write(self, id_: str, text: str) -> None:
        """Write the learner's file of an exercise, as an editor of their own would."""
        exercise = catalogue().get(id_)
        assert exercise is not None
        path = self.workspace.path(exercise)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def read(self, id_: str) -> str | None:
        exercise = catalogue().get(id_)
        assert exercise is not None
        return self.workspace.text(exercise)


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[RunningLab]:
    running = RunningLab(tmp_path / "course")
    yield running
    running.end()


@pytest.fixture
def context(context: BrowserContext, lab: RunningLab) -> Iterator[BrowserContext]:
    """A browser whose every request is looked at."""
    foreign: list[str] = []

    def look(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob") and parts.netloc != f"127.0.0.1:{lab.port}":
            foreign.append(address)

    context.on("request", lambda request: look(request.url))
    context.set_default_timeout(15_000)
    yield context
    assert foreign == [], "the page asked another host"


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page whose errors end the test."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("websocket", lambda socket: socket.on("socketerror", lambda error: said.append(f"socket: {error}")))
    yield page
    meant = ("ERR_CONNECTION_REFUSED", "WebSocket connection to")  # a server that a test has ended
    assert [one for one in said if not any(word in one for word in meant)] == []


Open = Callable[..., Page]


@pytest.fixture
def open_page(page: Page, lab: RunningLab) -> Open:
    """Open a route of the lab, and wait until it is on show and every picture has its numbers."""

    def open_(route: str = "#/") -> Page:
        page.goto(lab.address(route))
        page.locator("#main:not([aria-busy]) h1").wait_for()
        if route.startswith("#/exercise/") and page.locator(".picture").count():
            page.locator(".picture[data-seq]").wait_for()
        return page

    return open_


def solution(id_: str) -> str:
    """The text of the course's own solution of an exercise."""
    exercise = catalogue().get(id_)
    assert exercise is not None
    return exercise.solutions()["solution.py"]
