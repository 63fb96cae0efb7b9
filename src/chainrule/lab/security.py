"""Who may talk to the lab: this machine's browser, on the page whose address carries the token.

The lab runs code and writes files, so any other page that a browser has open must not reach it: not with a forged
form, not with a script, not under another name for this machine (DNS rebinding).
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from chainrule.files import Writing

SHORTEST = 32
"""Characters of a token."""
LARGEST = 2 << 20
"""Bytes of a request's body, and of a message on a socket."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def new_token() -> str:
    """Return a random token."""
    return secrets.token_urlsafe(24)


def token_kept_in(path: Path) -> str:
    """Return the token that a workspace keeps, so that a page left open finds the lab again after a restart.

    It is made when there is none; only its owner may read the file.
    """
    with contextlib.suppress(OSError):
        kept = path.read_text(encoding="ascii", errors="replace").strip()
        if len(kept) >= SHORTEST and kept.replace("-", "").replace("_", "").isalnum():
            return kept
    token = new_token()
    with Writing(path):
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(token)
    return token


class Gate:
    """Lets through what comes from the lab's own page, and refuses the rest before anything else sees it.

    Args:
        app: what is behind the gate.
        token: what a request to /api and /ws must carry.
        hosts: the names, with port, under which the lab may be addressed.
    """

    def __init__(self, app: App, token: str, hosts: set[str]) -> None:
        self.app, self.token, self.hosts = app, token, hosts
        self.origins = {f"http://{host}" for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection, or pass it on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        refusal = self.refusal(scope)
        if refusal is None:
            await self.app(scope, receive, _with_headers(send))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403, "reason": refusal[1]})
        else:
            status, why = refusal
            body = why.encode()
            headers = [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(body)).encode()),
            ]
            await _with_headers(send)({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    def refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Why a connection is refused, with its status; None if it is not."""
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if headers.get("host", "") not in self.hosts:
            return 400, "The lab answers under its own address only."
        origin = headers.get("origin")
        is_socket = scope["type"] == "websocket"
        changes = not is_socket and scope["method"] not in ("GET", "HEAD")
        if (origin is not None and origin not in self.origins) or (origin is None and (is_socket or changes)):
            return 403, "The lab answers its own page only."
        if not is_socket and not headers.get("content-length", "0").isdecimal():
            return 400, "The request has no proper length."
        if not is_socket and int(headers.get("content-length", "0")) > LARGEST:
            return 413, f"A request has at most {LARGEST} bytes."
        path = scope["path"]
        if is_socket or path.startswith("/api/") or path == "/api":
            given = headers.get("authorization", "").removeprefix("Bearer ")
            if is_socket:
                given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
            if not secrets.compare_digest(given.encode(), self.token.encode()):
                return 401, "The address of the lab carries a token; open the one that chainrule lab has printed."
        return None


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = {name for name, _ in message["headers"]}
            more = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in own]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return send_with_headers
