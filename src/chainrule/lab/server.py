"""The lab's server: the course's pages as JSON, and a socket for files that change and pictures that move."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from chainrule.course.exercise import Exercise
from chainrule.course.explain import explanation, sentences, why_no_solution
from chainrule.course.progress import current, following
from chainrule.course.session import Session
from chainrule.course.verdict import PASSED
from chainrule.course.workspace import LARGEST as LARGEST_FILE
from chainrule.course.workspace import Stamp, Workspace, stamp
from chainrule.errors import ArgumentError, ChainruleError
from chainrule.files import Writing, write_whole
from chainrule.lab import pictures
from chainrule.lab.drawing import Desk
from chainrule.lab.player import Player, PlayerError, draw_on_reference
from chainrule.lab.security import LARGEST, Gate

STATIC = Path(__file__).parent / "static"
LOOK = 0.05
"""Seconds between two looks at the file that a page shows."""
PAGES_MISSING = "The lab's pages have not been built: run npm install and npm run build in lab-ui."

Handler = Callable[[Request], Awaitable[Response]]


@dataclass
class _OpenPage:
    """What the socket of one page knows: the file that it follows, and what its pictures remember."""

    number: int
    exercise: Exercise | None = None
    stamp: Stamp | None = None
    memories: dict[str, pictures.Memory] = field(default_factory=dict)


class Lab:
    """One running lab.

    Args:
        workspace: the learner's folder.
        token: what requests must carry.
        hosts: the names, with port, under which it may be addressed.
        static: the folder with the built pages.
    """

    def __init__(self, workspace: Workspace, token: str, hosts: set[str], static: Path = STATIC) -> None:
        self.workspace = workspace
        self.static = static
        self.session = Session(workspace)
        self.player = Player(workspace.folder)
        self.desk = Desk(workspace)
        self.checking, self.playing = threading.Lock(), threading.Lock()
        self.pages = itertools.count(1)
        routes = [
            Route("/", self.page),
            Route("/api/course", _told(self.course)),
            Route("/api/exercise/{id}", _told(self.exercise)),
            Route("/api/exercise/{id}/file", _told(self.write), methods=["PUT"]),
            Route("/api/exercise/{id}/check", _told(self.check), methods=["POST"]),
            Route("/api/exercise/{id}/hint", _told(self.hint), methods=["POST"]),
            Route("/api/exercise/{id}/hints", _told(self.hints)),
            Route("/api/exercise/{id}/solution", _told(self.solution)),
            Route("/api/why/{name}", _told(self.why)),
            Route("/api/picture/{name}/script", _told(self.script), methods=["POST"]),
            Route("/api/drawing/{what}", _told(self.drawing), methods=["POST"]),
            WebSocketRoute("/ws", self.socket),
        ]
        if (static / "assets").is_dir():
            routes.append(Mount("/assets", StaticFiles(directory=static / "assets")))
        self.app = Gate(Starlette(routes=routes), token, hosts)

    def close(self) -> None:
        """End the processes of the learner's code, and what is being trained."""
        self.session.worker.close()
        self.player.close()
        self.desk.close()

    async def page(self, request: Request) -> Response:
        """The one page; what it shows, it asks for."""
        index = self.static / "index.html"
        if not index.is_file():
            return PlainTextResponse(PAGES_MISSING, 503)
        return FileResponse(index, headers={"cache-control": "no-store"})

    async def course(self, request: Request) -> Any:
        """All chapters, and what is passed."""
        progress = self.workspace.progress()
        now = current(progress, self.workspace.course)
        chapters = [
            {
                "name": chapter.name, "title": chapter.title, "about": chapter.about,
                "exercises": [
                    {
                        "id": one.id, "title": one.title, "file": one.file, "minutes": one.minutes,
                        "kind": one.kind, "picture": one.picture, "passed": one.id in progress.passed,
                    }
                    for one in chapter.exercises
                ],
            }
            for chapter in self.workspace.course.chapters
        ]  # fmt: skip
        return {"chapters": chapters, "current": now.id if now else None}

    async def exercise(self, request: Request) -> Any:
        """One exercise with its lesson and the learner's file."""
        one = self._find(request)
        order = [exercise.id for exercise in self.workspace.course]
        place = order.index(one.id)
        progress = self.workspace.progress()
        self.workspace.provide(one)
        text = self.workspace.text(one)
        return {
            "id": one.id, "title": one.title, "file": one.file, "kind": one.kind, "minutes": one.minutes,
            "convention": one.convention, "picture": one.picture, "lesson": one.read("lesson.md"), "text": text,
            "version": version_of(text), "passed": one.id in progress.passed,
            "hints_seen": progress.hints.get(one.id, 0), "hints": len(one.hints()),
            "previous": order[place - 1] if place else None,
            "next": order[place + 1] if place + 1 < len(order) else None,
        }  # fmt: skip

    async def write(self, request: Request) -> Any:
        """Write the learner's file, if it is still the one that the edit began from."""
        one = self._find(request)
        content = await _json(request)
        text, version = content.get("text"), content.get("version")
        if not isinstance(text, str) or not isinstance(version, str):
            raise _Refusal(400, "text and version are needed, both as text")
        if len(text.encode()) > LARGEST_FILE:
            raise _Refusal(413, f"a file has at most {LARGEST_FILE} bytes")
        now = self.workspace.text(one)
        if version_of(now) != version:
            return JSONResponse({"text": now, "version": version_of(now)}, 409)
        path = self.workspace.path(one)
        with Writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
        return {"version": version_of(text)}

    async def check(self, request: Request) -> Any:
        """Check the learner's file as it is on the disk."""
        one = self._find(request)
        before = self.workspace.progress().passed

        def check() -> Any:
            with self.checking:
                return self.session.check(one)

        verdict = await run_in_threadpool(check)
        coming = following(one, self.workspace.progress(), self.workspace.course)
        return {
            **verdict.to_dict(), "sentences": sentences(verdict, one),
            "data": verdict.finding.data if verdict.finding else {},
            "line": verdict.finding.line if verdict.finding else None,
            "passed_now": verdict.status == PASSED and one.id not in before,
            "next": coming.id if coming else None,
        }  # fmt: skip

    async def hint(self, request: Request) -> Any:
        """The next hint; it is noted that it was read."""
        one = self._find(request)
        hints = one.hints()
        seen = self.workspace.progress().hints.get(one.id, 0)
        level = min(seen + 1, len(hints))
        if level > seen:
            self.workspace.journal.append("hint", one.id, level=level)
        return {"level": level, "of": len(hints), "text": hints[level - 1]}

    async def hints(self, request: Request) -> Any:
        """The hints that were read."""
        one = self._find(request)
        seen = self.workspace.progress().hints.get(one.id, 0)
        return [{"level": level + 1, "text": text} for level, text in enumerate(one.hints()[:seen])]

    async def solution(self, request: Request) -> Any:
        """Every right way, when it is earned."""
        one = self._find(request)
        reason = why_no_solution(self.workspace, one)
        if reason:
            return JSONResponse({"reason": reason}, 403)
        self.workspace.journal.append("solution", one.id)
        return {"files": one.solutions()}

    async def why(self, request: Request) -> Any:
        """What a diagnosis means."""
        return {"paragraphs": explanation(request.path_params["name"], self.workspace.course)}

    async def script(self, request: Request) -> Any:
        """A picture's state as a Python script."""
        wanted = pictures.find(request.path_params["name"])
        content = await _json(request)
        controls = wanted.read(content.get("arguments", {}))
        source = "mine" if content.get("source") == "mine" else "reference"
        return {"text": pictures.script_of(wanted, controls, source, self.workspace.course)}

    async def drawing(self, request: Request) -> Any:
        """What the page on which digits are drawn asks."""
        return await run_in_threadpool(self.desk.answer, request.path_params["what"], await _json(request))

    async def socket(self, socket: WebSocket) -> None:
        """Tell a page of its file, and draw its pictures."""
        await socket.accept()
        page = _OpenPage(next(self.pages))
        looking = asyncio.create_task(self._look(socket, page))
        try:
            while True:
                text = await socket.receive_text()
                if len(text) > LARGEST:
                    await socket.close(1009, "the message is too large")
                    return
                await self._answer(socket, text, page)
        except (WebSocketDisconnect, KeyError):  # KeyError: a binary message
            pass
        finally:
            looking.cancel()

    async def _answer(self, socket: WebSocket, text: str, page: _OpenPage) -> None:
        seq = None
        try:
            message = json.loads(text)
            seq = message["seq"] if isinstance(message, dict) and isinstance(message.get("seq"), int) else None
            kind = message["type"]
            if kind == "follow":
                one = self.workspace.course.get(str(message["exercise"]))
                if one is None:
                    raise ValueError(f"there is no exercise {message['exercise']!r}")
                page.exercise, page.stamp = one, stamp(self.workspace.path(one))
            elif kind == "picture":
                await socket.send_bytes(await run_in_threadpool(self._frame, message, page))
            else:
                raise ValueError(f"there is no message of type {kind!r}")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            what = error.what if isinstance(error, ChainruleError) else f"{type(error).__name__}: {error}"
            await socket.send_text(json.dumps({"type": "error", "error": what, "seq": seq}))

    async def _look(self, socket: WebSocket, page: _OpenPage) -> None:
        """Send the file that a page follows whenever it changes on the disk."""
        while True:
            await asyncio.sleep(LOOK)
            one = page.exercise
            if one is None:
                continue
            now = stamp(self.workspace.path(one))
            if now != page.stamp:
                page.stamp = now
                text = self.workspace.text(one)
                message = {"type": "file", "exercise": one.id, "text": text, "version": version_of(text)}
                await socket.send_text(json.dumps(message))

    def _frame(self, message: dict[str, Any], page: _OpenPage) -> bytes:
        """Draw a picture on the code that is asked for; on the course's, and say so, where the learner's cannot."""
        wanted = pictures.find(message["picture"])
        controls, seq = wanted.read(message["arguments"]), message["seq"]
        error = None
        if message.get("source") == "mine":
            texts = {id_: text for id_ in wanted.needs.values() if (text := self._text(id_)) is not None}
            try:
                with self.playing:
                    return self.player.draw(wanted.name, controls, texts, page.number, seq)
            except PlayerError as failure:
                error = str(failure)
        frame = draw_on_reference(wanted, controls, page.memories.setdefault(wanted.name, {}))
        return frame.encode(seq=seq, source="reference", error=error, mine=[])

    def _text(self, id_: str) -> str | None:
        one = self.workspace.course.get(id_)
        return self.workspace.text(one) if one is not None else None

    def _find(self, request: Request) -> Exercise:
        one = self.workspace.course.get(request.path_params["id"])
        if one is None:
            raise _Refusal(404, f"there is no exercise {request.path_params['id']!r}")
        return one


class _Refusal(Exception):  # noqa: N818  (an answer, not a failure)
    """An answer that says no, with its status."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def version_of(text: str | None) -> str:
    """Return the name of a text's version; no text has one too."""
    return "none" if text is None else hashlib.sha256(text.encode()).hexdigest()[:20]


def _told(handler: Callable[[Request], Awaitable[Any]]) -> Handler:
    """Answer as JSON, and turn what goes wrong into an answer too."""

    async def answer(request: Request) -> Response:
        try:
            found = await handler(request)
        except _Refusal as refusal:
            return JSONResponse({"error": str(refusal)}, refusal.status)
        except ArgumentError as error:
            return JSONResponse({"error": str(error)}, 404)
        except ChainruleError as error:
            return JSONResponse({"error": str(error)}, 400)
        response = found if isinstance(found, Response) else JSONResponse(found)
        response.headers["cache-control"] = "no-store"
        return response

    return answer


async def _json(request: Request) -> dict[str, Any]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise _Refusal(413, f"a request has at most {LARGEST} bytes")
    try:
        content = json.loads(body)
    except ValueError:
        raise _Refusal(400, "the request is no JSON") from None
    if not isinstance(content, dict):
        raise _Refusal(400, "the request is no JSON object")
    return content
