"""What a learner's code may not do while it is checked, so that a slip harms nothing: an audit hook and limits.

It keeps accidents from hurting, not attackers: whoever wants to can get round it in a process of their own.
"""

from __future__ import annotations

import builtins
import contextlib
import math
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

MEMORY = 2 << 30
"""Bytes that learner code may have beyond what the worker has."""
CPU_SECONDS = 10
"""Of computing, if all that ends a check in time has failed."""
PROCESSES = 4096
"""Processes and threads of this user; a bound for what goes round the audit hook."""

DENIED = {
    "os.fork": "starts another process",
    "os.forkpty": "starts another process",
    "os.posix_spawn": "starts another process",
    "os.spawn": "starts another process",
    "os.startfile": "starts another program",
    "os.exec": "starts another program",
    "os.system": "starts another program",
    "subprocess.Popen": "starts another program",
    "os.kill": "sends a signal to a process",
    "os.killpg": "sends a signal to processes",
    "socket.connect": "talks to another machine",
    "socket.bind": "opens a port of this machine",
}
CHANGES_FILES = {
    "os.remove": 0, "os.rename": 0, "os.rmdir": 0, "os.truncate": 0, "os.link": 0, "os.symlink": 0, "os.chmod": 0,
    "os.mkdir": 0, "shutil.rmtree": 0, "shutil.move": 0,
}  # fmt: skip

C_FUNCTIONS = {
    "fork",
    "vfork",
    "clone",
    "kill",
    "killpg",
    "system",
    "execve",
    "execv",
    "posix_spawn",
    "syscall",
    "unlink",
}
"""What ctypes may not look up in a C library; crashing the own process with it harms nobody else."""

_first_reason: list[str] = []


class ForbiddenError(PermissionError):
    """Learner code tried what the guard does not let pass."""


def reason() -> str | None:
    """What the guard had to stop; None if nothing."""
    return _first_reason[0] if _first_reason else None


def watch(protected: list[str], tell: Callable[[str], None] = lambda reason: None) -> None:
    """Let nothing of DENIED pass from here on, and no change to files but in the folder for temporary ones.

    There is no way back: an audit hook cannot be taken off. Call it only in a process made for one check.

    Args:
        protected: folders in which nothing may be written either: the workspace, the course.
        tell: told of the first thing that was stopped, at once.
    """
    roots = [os.path.realpath(folder) + os.sep for folder in protected]
    temporary = os.path.realpath(tempfile.gettempdir()) + os.sep
    write = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    busy = False

    def stop(what: str) -> None:
        if not _first_reason:
            _first_reason.append(what)
            tell(what)
        raise ForbiddenError(f"the course lets no exercise do this: the code {what}")

    def is_in(path: Any, folders: list[str]) -> bool:
        with contextlib.suppress(TypeError, ValueError):
            real = os.path.realpath(os.fsdecode(path)) + os.sep
            return any(real.startswith(folder) for folder in folders)
        return False

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal busy
        if busy:
            return
        if event in DENIED:
            stop(DENIED[event])
        if event == "ctypes.dlsym" and arguments[1] in C_FUNCTIONS:
            stop(f"calls {arguments[1]} of the C library")
        busy = True
        try:
            if event == "open" and isinstance(arguments[2], int) and arguments[2] & write:
                denied = is_in(arguments[0], roots)
                verb = "writes into"
            elif event in CHANGES_FILES:
                denied = is_in(arguments[0], roots) or not is_in(arguments[0], [temporary])
                verb = "changes or deletes"
            else:
                return
        finally:
            busy = False
        if denied:
            stop(f"{verb} the file {Path(os.fsdecode(arguments[0])).name}")

    sys.addaudithook(hook)


def limit(cpu_seconds: int | None = CPU_SECONDS) -> None:
    """Bound what this process may take from the machine."""
    if sys.platform == "win32":
        return
    import resource

    def set_soft(kind: int, wanted: int) -> None:
        _, hard = resource.getrlimit(kind)
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (allowed, allowed))

    used = 0
    with contextlib.suppress(OSError):
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    set_soft(resource.RLIMIT_AS, used + MEMORY if used else 8 << 30)
    set_soft(resource.RLIMIT_CORE, 0)
    if cpu_seconds is not None:
        set_soft(resource.RLIMIT_CPU, cpu_seconds)
    set_soft(resource.RLIMIT_FSIZE, 256 << 20)
    with contextlib.suppress(AttributeError):
        set_soft(resource.RLIMIT_NPROC, PROCESSES)


class Untouched:
    """What NumPy, math and the built-ins were like before learner code ran; notices and undoes a replacement."""

    def __init__(self) -> None:
        homes = {"np": np, "np.linalg": np.linalg, "np.random": np.random, "math": math, "builtins": builtins}
        self.before = {name: (home, dict(vars(home))) for name, home in homes.items()}

    def reason(self) -> str | None:
        """What was replaced, after putting it back; None if nothing was."""
        found = None
        for name, (home, before) in self.before.items():
            now = vars(home)
            for key, value in before.items():
                if now.get(key) is not value and not key.startswith("__"):
                    setattr(home, key, value)
                    found = found or f"replaces {name}.{key}, which everybody uses"
        return found
