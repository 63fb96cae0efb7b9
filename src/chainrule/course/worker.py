"""The near end of the worker.

Sends a file to be checked, waits a bounded time, and always comes back with a verdict.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TypeVar

from chainrule.course.checker import verdict_of
from chainrule.course.exercise import CHAPTERS, Exercise
from chainrule.course.rungs.calling import reached_out
from chainrule.course.runner import HEADER
from chainrule.course.verdict import WRONG, Finding, Verdict

T = TypeVar("T")

SECONDS = 2.0
"""How long learner code may run before its process ends itself; a quarter of a second later it is ended."""
KEPT = 1 << 16
"""Bytes of what the code prints that are kept."""
FLOOD = 10 << 20
"""Bytes of output that are called a flood when they came to no end."""

PACKAGE = Path(__file__).parents[1]

FORKS = sys.platform == "linux"
"""Whether a process with NumPy in it may be forked; on macOS its libraries do not bear it."""


OUT_OF_MEMORY = Finding(
    "memory",
    "asks for more memory than there is",
    "Look at the sizes: how many numbers does the largest array need, and does a list grow without end?",
)


@dataclass
class _Heard:
    """What has come from one check so far."""

    results: queue.Queue[bytes | None] = field(default_factory=queue.Queue)
    printed: bytearray = field(default_factory=bytearray)
    bytes_printed: int = 0

    def read_results(self, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                self.results.put(line)
        self.results.put(None)

    def read_output(self, stream: IO[bytes]) -> None:
        with stream:
            while chunk := os.read(stream.fileno(), 1 << 16):
                self.bytes_printed += len(chunk)
                self.printed += chunk[: max(0, KEPT - len(self.printed))]


class Worker:
    """Checks files in processes of their own. Reusable, warm between checks, and restarted by itself when it died.

    Args:
        workspace: the learner's folder: `mine` is imported from it, and nothing may be written into it.
        forks: whether to fork for each check, or to keep a fresh process ready.
        chapters: where the exercises are.
    """

    def __init__(self, workspace: Path, *, forks: bool = FORKS, chapters: Path = CHAPTERS) -> None:
        self.workspace, self.chapters = workspace, chapters
        self.forks = forks
        self.process: subprocess.Popen[bytes] | None = None
        self.control: socket.socket | None = None

    def __enter__(self) -> Worker:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Make the process warm; a check does it by itself."""
        if self.process is not None and self.process.poll() is None:
            return
        self.close()
        program = [
            sys.executable,
            "-P",
            "-m",
            "chainrule.course.runner",
        ]  # -P: no file of the workspace hides a module
        folder = self.workspace if self.workspace.is_dir() else None
        if self.forks:
            near, far = socket.socketpair()
            with far:
                os.set_inheritable(far.fileno(), True)
                self.process = subprocess.Popen(  # noqa: S603
                    [*program, str(far.fileno())], env=environment(), cwd=folder, pass_fds=[far.fileno()],
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )  # fmt: skip
            self.control = near
        else:
            pipe = subprocess.PIPE
            self.process = subprocess.Popen(  # noqa: S603
                program, env=environment(), cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
            )

    def close(self) -> None:
        """End the process."""
        if self.control is not None:
            self.control.close()
            self.control = None
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            self.process.wait()
            for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            self.process = None

    def check(self, exercise: Exercise, text: str, file: str) -> Verdict:
        """Check the text of one file.

        Args:
            exercise: what it is an answer to.
            text: the content of the file.
            file: its path, for messages.

        Returns:
            A verdict in any case, after 2.5 seconds at most.
        """
        self.start()
        request = {
            "exercise": exercise.id, "text": text, "file": file, "workspace": str(self.workspace),
            "chapters": str(self.chapters), "seconds": SECONDS,
        }  # fmt: skip
        content = json.dumps(request).encode()
        run = self._fork_one if self.forks else self._use_one
        return run(exercise, content, file)

    def _fork_one(self, exercise: Exercise, content: bytes, file: str) -> Verdict:
        control = _there(self.control)
        heard = _Heard()
        results, results_end = os.pipe()
        output, output_end = os.pipe()
        readers = _read(heard, os.fdopen(results, "rb"), os.fdopen(output, "rb"))
        try:
            socket.send_fds(control, [HEADER.pack(len(content))], [results_end, output_end])
            control.sendall(content)
        except OSError:
            self.close()
            return _died(exercise, "the checker's process has gone", "It is made anew: save once more.")
        finally:
            os.close(results_end)
            os.close(output_end)
        pid = self._hear("pid", 10.0)
        if pid is None:
            self.close()
            return _died(
                exercise, "the checker's process could not start", "chainrule info shows what is installed."
            )
        lines, in_time = _collect(heard)
        ended_early = in_time and not _is_last(lines)
        status = self._hear("status", 0.3) if ended_early else None
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(pid, signal.SIGKILL)
        if status is None:
            status = self._hear("status", 2.0)
            if status is None:
                self.close()
            elif ended_early:  # it is still there, and cannot be heard any more
                lines.append(json.dumps({"forbidden": "closes files that are not its own"}).encode())
        for reader in readers:
            reader.join(0.2)
        return _verdict(exercise, file, lines, in_time, heard, status)

    def _use_one(self, exercise: Exercise, content: bytes, file: str) -> Verdict:
        process = _there(self.process)
        requests, results, output = _there(process.stdin), _there(process.stdout), _there(process.stderr)
        heard = _Heard()
        readers = _read(heard, results, output)
        with contextlib.suppress(OSError):
            requests.write(content + b"\n")
            requests.flush()
        # A process that has just been started loads NumPy first: the code's own time begins with its first line.
        lines, in_time = _collect(heard, patience=20.0)
        if process.poll() is None and in_time and not _is_last(lines):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.2)
        status = process.poll()
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        for reader in readers:
            reader.join(0.2)
        self.process = None
        requests.close()
        self.start()
        return _verdict(exercise, file, lines, in_time, heard, status if status is not None else 0)

    def _hear(self, what: str, seconds: float) -> int | None:
        """Wait for one line on the control socket."""
        control = _there(self.control)
        control.settimeout(seconds)
        line = b""
        try:
            while not line.endswith(b"\n"):
                byte = control.recv(1)
                if not byte:
                    return None
                line += byte
        except OSError:
            return None
        finally:
            control.settimeout(None)
        return int(json.loads(line)[what])


def environment() -> dict[str, str]:
    """The environment of a process for learner code: one thread, and this very package."""
    threads = {f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL", "VECLIB")}
    path = os.pathsep.join([str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, **threads, "PYTHONPATH": path}


def _there(thing: T | None) -> T:
    """What `start` has made."""
    if thing is None:
        raise RuntimeError("the worker has not been started")
    return thing


def _read(heard: _Heard, results: IO[bytes], output: IO[bytes]) -> list[threading.Thread]:
    readers = [
        threading.Thread(target=heard.read_results, args=(results,), daemon=True),
        threading.Thread(target=heard.read_output, args=(output,), daemon=True),
    ]
    for reader in readers:
        reader.start()
    return readers


def _collect(heard: _Heard, patience: float = 1.0) -> tuple[list[bytes], bool]:
    """Gather lines until the verdict, the end of the process, or the end of patience.

    And whether it was in time.
    """
    lines: list[bytes] = []
    deadline = time.monotonic() + patience + SECONDS
    while True:
        try:
            line = heard.results.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return lines, False
        if line is None:
            return lines, True
        if not lines:
            deadline = time.monotonic() + SECONDS + 0.25
        lines.append(line)
        if _is_last(lines):
            return lines, True


def _is_last(lines: list[bytes]) -> bool:
    return bool(lines) and lines[-1].startswith(b'{"verdict"')


def _verdict(
    exercise: Exercise, file: str, lines: list[bytes], in_time: bool, heard: _Heard, status: int | None
) -> Verdict:
    """Make the verdict out of what came, also when the process did not come to its end."""
    printed = heard.printed.decode("utf-8", "replace")
    if _is_last(lines):
        verdict = Verdict.from_dict(json.loads(lines[-1])["verdict"])
        return Verdict(**{**vars(verdict), "output": printed})
    findings: list[tuple[str, Finding | None]] = []
    current, trace, stopped, exhausted = "", [], "", False
    for line in lines:
        try:
            content = json.loads(line)
        except ValueError:
            trace.append(line.decode("utf-8", "replace"))
            continue
        if "forbidden" in content:
            stopped, exhausted = content["forbidden"] or stopped, exhausted or "memory" in content
        elif content["status"] == "looking":
            current = content["function"]
        else:
            finding = content["finding"]
            findings.append((content["function"], Finding(**finding) if finding else None))
            current = ""
    in_time = in_time and not any(text.startswith("Timeout (") for text in trace)
    numbers = [int(n) for n in re.findall(rf'File "{re.escape(file)}", line (\d+)', "".join(trace))]
    finding = _why(in_time, status, heard.bytes_printed, numbers[0] if numbers else None)
    finding = OUT_OF_MEMORY if exhausted else reached_out(stopped) if stopped else finding
    verdict = verdict_of(exercise.id, [*findings, (current, finding)])
    return Verdict(**{**vars(verdict), "output": printed})


def _why(in_time: bool, status: int | None, bytes_printed: int, line: int | None) -> Finding:
    """Say why a process did not come to its end."""
    where = f" in line {line}" if line else ""
    if not in_time:
        if bytes_printed > FLOOD:
            return Finding(
                "output-flood", f"prints without end{where} ({bytes_printed >> 20} MB so far)",
                "Take the print out, or look at the condition of the loop around it.", line=line,
            )  # fmt: skip
        return Finding(
            "endless", f"still running after {SECONDS:.0f} seconds{where}",
            "Look at the loop there: does what its condition asks for ever change?", line=line,
        )  # fmt: skip
    if status is None:
        return Finding(
            "forbidden", "the code ended the process that checks it",
            "No exercise needs that: take it out. The course goes on in a new process.",
        )  # fmt: skip
    if status in (-signal.SIGSEGV, -getattr(signal, "SIGBUS", 7), -signal.SIGABRT, -signal.SIGFPE, -signal.SIGILL):
        return Finding(
            "crashed", f"the Python process crashed ({signal.Signals(-status).name})",
            "Only code outside Python's care does that, such as ctypes: take it out.",
        )  # fmt: skip
    if status < 0:
        return Finding(
            "killed", f"the process was ended from outside ({signal.Signals(-status).name})",
            "Most often it took too much memory: how large is the largest array?",
        )  # fmt: skip
    return Finding(
        "exits", f"ends the whole program (exit status {status})",
        "Take os._exit() or the like out; return a result instead.",
    )  # fmt: skip


def _died(exercise: Exercise, what: str, mend: str) -> Verdict:
    return Verdict(exercise.id, WRONG, Finding("no-verdict", what, mend))
