"""The process in which learner code runs. NumPy and the course are loaded once, each check is a process.

    python -m chainrule.course.runner FD     forks for each request that comes through socket FD
    python -m chainrule.course.runner        answers one request from stdin and ends (where there is no safe fork)

Results go out as lines of JSON, each function before and after it is looked at, so that they survive a crash of
what follows. `worker.py` is the other end.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import json
import os
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import Any

from chainrule.course import guard
from chainrule.course.checker import check_source, prepare
from chainrule.course.exercise import catalogue
from chainrule.course.verdict import Finding

OUT_OF_MEMORY = b'{"forbidden": "", "memory": true}\n'
HEADER = struct.Struct("!I")
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER


def serve(control: socket.socket) -> None:
    """Fork once for each request, until the other end closes."""
    _adopt_orphans()
    catalogue()
    while True:
        head, descriptors, _, _ = socket.recv_fds(control, HEADER.size, 2)
        if len(head) < HEADER.size:
            return
        content = _receive(control, HEADER.unpack(head)[0])
        _prepare(content)
        ready, go = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(go)
                control.close()
                os.setsid()
                os.read(ready, 1)
                os.close(ready)
                _become_isolated(descriptors[1])
                answer(json.loads(content), descriptors[0])
            except MemoryError:  # not even the verdict found room
                os.write(descriptors[0], OUT_OF_MEMORY)
            finally:
                os._exit(0)
        for descriptor in (*descriptors, ready):
            os.close(descriptor)
        _tell(control, {"pid": child})
        with contextlib.suppress(OSError):
            os.write(go, b"!")
        os.close(go)
        _, status = os.waitpid(child, 0)
        _end_the_rest(child)
        _tell(control, {"status": os.waitstatus_to_exitcode(status)})


def serve_once() -> None:
    """Answer one request: a line of JSON on stdin, results on stdout, what the code prints on stderr."""
    catalogue()
    request = json.loads(sys.stdin.buffer.readline())
    results = os.dup(1)
    os.set_inheritable(results, False)
    _become_isolated(os.dup(2))
    answer(request, results)
    sys.stdout.flush()
    os._exit(0)


def answer(request: dict[str, Any], results: int) -> None:
    """Check one file and write what is found to the descriptor `results`."""

    def say(**content: Any) -> None:
        os.write(results, json.dumps(content).encode() + b"\n")

    def report(name: str, status: str, finding: Finding | None) -> None:
        say(function=name, status=status, finding=None if finding is None else vars(finding))

    exercise = catalogue(Path(request["chapters"])).get(request["exercise"])
    if exercise is None:
        raise LookupError(request["exercise"])
    # Ends this process also when nobody is left who could, and says in which line it was.
    faulthandler.dump_traceback_later(request["seconds"], exit=True, file=results)
    sys.path.append(request["workspace"])
    sys.dont_write_bytecode = True
    os.environ["MPLBACKEND"] = "Agg"
    guard.limit()
    guard.watch([request["workspace"], request["chapters"]], lambda reason: say(forbidden=reason))
    verdict = check_source(exercise, request["text"], request["file"], report)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):
            stream.flush()
    say(verdict=verdict.to_dict())


def _prepare(content: bytes) -> None:
    """Load what the check needs before the fork, so that it is there for the next one too."""
    request = json.loads(content)
    exercise = catalogue(Path(request["chapters"])).get(request["exercise"])
    if exercise is not None:
        with contextlib.suppress(Exception):  # the child meets it again, and says so
            prepare(exercise)


def _become_isolated(output: int) -> None:
    """Take stdin from nowhere, and send stdout and stderr to `output`."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False, buffering=1)  # noqa: SIM115


def _receive(control: socket.socket, size: int) -> bytes:
    content = bytearray()
    while len(content) < size:
        chunk = control.recv(min(1 << 16, size - len(content)))
        if not chunk:
            sys.exit(0)
        content += chunk
    return bytes(content)


def _tell(control: socket.socket, content: dict[str, Any]) -> None:
    try:
        control.sendall(json.dumps(content).encode() + b"\n")
    except OSError:
        sys.exit(0)  # nobody is there any more


def _adopt_orphans() -> None:
    """Become the parent of every process that a check leaves behind, so that it can be ended (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def _end_the_rest(child: int) -> None:
    """End what a check left behind: its process group, and what moved out of it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            for orphan in _children():
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(orphan, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(-1, 0)


def _children() -> list[int]:
    me = os.getpid()
    try:
        return [int(pid) for pid in Path(f"/proc/{me}/task/{me}/children").read_text().split()]
    except OSError:
        return []


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who watches
    if len(sys.argv) > 1:
        serve(socket.socket(fileno=int(sys.argv[1])))
    else:
        serve_once()
