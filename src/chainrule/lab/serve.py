"""Running the lab on this machine, until Ctrl-C."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from chainrule.course.workspace import Workspace
from chainrule.errors import ArgumentError
from chainrule.lab.security import LARGEST, token_kept_in
from chainrule.lab.server import STATIC, Lab

PORT = 8765
TRIED = 20
"""Ports that are tried from the default one on, when none was asked for."""


def listen(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens; on the port that is asked for, or on the first that is free.

    Raises:
        ArgumentError: the port is taken, or the address is not one of this machine.
    """
    for number in [port] if port is not None else range(PORT, PORT + TRIED):
        one = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, number))
            one.listen(128)
        except OSError as error:
            one.close()
            if error.errno != errno.EADDRINUSE or port is not None:
                raise ArgumentError(
                    f"the lab cannot listen on {host}, port {number}",
                    expected="a free port of this machine",
                    given=error.strerror or str(error),
                    mend="chainrule lab, without --port, takes the next free one",
                ) from error  # fmt: skip
            continue
        return one
    raise ArgumentError(
        f"the ports from {PORT} to {PORT + TRIED - 1} are all taken", mend="chainrule lab --port 9000"
    )


def serve(
    workspace: Workspace, host: str, port: int | None, ready: Callable[[str], None], static: Path = STATIC
) -> None:
    """Serve the lab until it is interrupted.

    Args:
        workspace: the learner's folder.
        host: the address to listen on; whatever is not this machine's own lets others in who know the token.
        port: the port; None takes the first that is free.
        ready: told the address of the page when it can be opened.
        static: the folder with the built pages.
    """
    with listen(host, port) as listening:
        number = listening.getsockname()[1]
        names = {"127.0.0.1", "localhost", host if ":" not in host else f"[{host}]"}
        token = token_kept_in(workspace.state / "lab-token")
        lab = Lab(workspace, token, {f"{name}:{number}" for name in names}, static)
        config = uvicorn.Config(
            lab.app, log_level="error", access_log=False, lifespan="off", ws_max_size=LARGEST,
            timeout_graceful_shutdown=1, server_header=False,
        )  # fmt: skip
        lab.session.worker.start()
        shown = "127.0.0.1" if host in ("127.0.0.1", "0.0.0.0", "localhost") else sorted(names)[-1]  # noqa: S104
        ready(f"http://{shown}:{number}/?token={token}")
        try:
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            lab.close()
