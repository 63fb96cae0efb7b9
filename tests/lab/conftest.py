from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from chainrule.course.workspace import Workspace
from chainrule.lab.server import Lab

TOKEN = "the-token"
HOST = "127.0.0.1:8765"
ORIGIN = f"http://{HOST}"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<!doctype html><title>the lab</title>")
    (static / "assets" / "main.js").write_text("// the page's program")
    made = Lab(Workspace.create(tmp_path / "course"), TOKEN, {HOST, "localhost:8765"}, static)
    yield made
    made.close()


@pytest.fixture
def client(lab: Lab) -> Iterator[TestClient]:
    """The lab's own page: it knows the token, and names its origin as a browser does."""
    headers = {"authorization": f"Bearer {TOKEN}", "origin": ORIGIN, "host": HOST}
    with TestClient(lab.app, base_url=ORIGIN, headers=headers) as one:
        yield one
