"""A web server on 127.0.0.1 that serves one folder of files, well or in one of the ways in which servers fail."""

from __future__ import annotations

import http.server
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

CUT = 1000


@dataclass
class Mirror:
    """What the server serves, how it behaves (a mode for each request, the last one stays), and what it was asked.

    Mode drop waits with breaking the connection until the test sets `received`.
    """

    address: str
    files: dict[str, bytes]
    modes: list[str]
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    received: threading.Event = field(default_factory=threading.Event)

    def ranges(self) -> list[str | None]:
        return [wanted for _, wanted in self.asked]


@contextmanager
def serve(files: dict[str, bytes], *modes: str) -> Iterator[Mirror]:
    """Serve `files`.

    Modes: good, no-range, no-length, truncate, drop, wrong, short-range, redirect-file, or a status such as 404.
    """
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    mirror = Mirror(f"http://127.0.0.1:{server.server_address[1]}/", files, list(modes) or ["good"])
    server.mirror = mirror  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield mirror
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        mirror: Mirror = self.server.mirror  # type: ignore[attr-defined]
        wanted = self.headers.get("Range")
        mirror.asked.append((self.path, wanted))
        mode = mirror.modes.pop(0) if len(mirror.modes) > 1 else mirror.modes[0]
        content = mirror.files.get(self.path.rpartition("/")[2])
        if content is None:
            mode = "404"
        if mode.isdigit():
            self.send_response(int(mode))
            self.end_headers()
            return
        assert content is not None
        if mode == "redirect-file":
            self.send_response(302)
            self.send_header("Location", f"file://{__file__}")
            self.end_headers()
            return
        self._answer(mode, content, wanted)

    def _answer(self, mode: str, content: bytes, wanted: str | None) -> None:
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and mode != "no-range" else 0
        if start and start >= len(content):
            self.send_response(416)
            self.end_headers()
            return
        if start and mode == "short-range":
            start -= 1
        body = content[start:]
        if mode == "wrong":
            body = bytes(byte ^ 0xFF for byte in body)
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        if mode != "no-length":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:CUT] if mode in ("truncate", "drop") else body)
        if mode == "drop":
            # A linger of 0 seconds makes close() send a reset: the connection breaks, it does not end.
            self.wfile.flush()
            self.server.mirror.received.wait(5)  # type: ignore[attr-defined]
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
