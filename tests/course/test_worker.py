"""Whatever learner code does, a verdict comes back, nothing outside is changed, and no process stays."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from chainrule.course.exercise import catalogue
from chainrule.course.worker import FORKS, Worker
from chainrule.course.workspace import Workspace

EXERCISE = catalogue().find("line-gradient")
RIGHT = EXERCISE.read("solution.py")
DEF = "def gradient(x, y, w, b):\n"

# Code, and the diagnosis that it gets; two where it depends on how quick the machine is.
HOSTILE = {
    "endless": (DEF + "    while True:\n        pass\n", "endless"),
    "asleep": ("import time\n" + DEF + "    time.sleep(100)\n", "endless"),
    "endless when loaded": ("while True:\n    pass\n", "endless"),
    "one long call": (DEF + "    return 10 ** 10 ** 10, 0\n", "endless"),
    "ten gigabytes": ("import numpy as np\n" + DEF + "    return np.ones(1_300_000_000)\n", "memory"),
    "a list without end": (DEF + "    a = []\n    while True: a.append(bytes(1_000_000))\n", "memory endless"),
    "fork bomb": ("import os\nwhile True:\n    os.fork()\n", "forbidden"),
    "stubborn fork bomb": (
        "import os\nwhile True:\n    try:\n        os.fork()\n    except BaseException: pass\n", "forbidden",
    ),
    "fork through ctypes": ("import ctypes\nc = ctypes.CDLL(None)\nwhile True:\n    c.fork()\n", "forbidden"),
    "os._exit": ("import os\n" + DEF + "    os._exit(0)\n", "exits"),
    "kills its parent": ("import os\n" + DEF + "    os.kill(os.getppid(), 9)\n", "forbidden"),
    "segfault": ("import ctypes\n" + DEF + "    ctypes.string_at(0)\n", "crashed"),
    "prints gigabytes": (DEF + "    while True: print('x' * 100_000)\n", "output-flood"),
    "reads stdin": (DEF + "    return input()\n", "reads-input"),
    "sys.exit": ("import sys\n" + DEF + "    sys.exit(3)\n", "exits"),
    "sys.exit when loaded": ("import sys\nsys.exit()\n", "exits"),
    "recursion": (DEF + "    return gradient(x, y, w, b)\n", "endless-recursion"),
    "patched numpy": ("import numpy as np\nnp.mean = lambda a: 0\n" + DEF + "    return 0.0, 0.0\n", "forbidden"),
    "patched built-in": ("import builtins as b\nb.len = lambda a: 0\n" + DEF + "    return 0.0, 0\n", "forbidden"),
    "deletes the workspace": ("import os, shutil\n" + DEF + "    shutil.rmtree(os.getcwd())\n", "forbidden"),
    "runs rm": ("import subprocess\n" + DEF + "    subprocess.run(['rm', '-rf', '.'])\n", "forbidden"),
    "overwrites the journal": (
        "import os\n" + DEF + "    open(os.path.join('.chainrule', 'journal.jsonl'), 'w')\n", "forbidden",
    ),
    "closes everything": ("import os\n" + DEF + "    os.closerange(0, 1000)\n    while True: pass\n", "forbidden"),
}  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace.create(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def worker(workspace: Workspace):
    with Worker(workspace.folder) as one:
        yield one


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def processes_of(worker: Worker) -> list[int]:
    """Every descendant of the worker's process that is still running."""
    assert worker.process is not None
    tree: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        state, parent = text.rpartition(")")[2].split()[:2]
        if state != "Z":
            tree.setdefault(int(parent), []).append(int(stat.parent.name))
    found, todo = [], [worker.process.pid]
    while todo:
        children = tree.get(todo.pop(), [])
        found += children
        todo += children
    return found


@pytest.mark.skipif(not FORKS, reason="the limits are those of Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_code_gets_a_clear_verdict_and_harms_nothing(
    worker: Worker, workspace: Workspace, name: str
) -> None:
    text, wanted = HOSTILE[name]
    before = everything_in(workspace.folder)
    begin = time.monotonic()
    verdict = worker.check(EXERCISE, text, str(workspace.path(EXERCISE)))
    assert time.monotonic() - begin < 10  # it comes back; how quickly is measured in benchmarks/
    assert verdict.finding is not None
    assert verdict.finding.diagnosis in wanted.split(), verdict.lines()
    assert 2 <= len(verdict.lines()) <= 3
    assert everything_in(workspace.folder) == before
    assert processes_of(worker) == []
    assert worker.check(EXERCISE, RIGHT, "right.py").status == "passed"


@pytest.mark.skipif(not FORKS, reason="the limits are those of Linux")
def test_threads_and_daemons_that_are_left_running_are_ended(worker: Worker, workspace: Workspace) -> None:
    threads = RIGHT + "\nimport threading, time\nthreading.Thread(target=time.sleep, args=(100,)).start()\n"
    assert worker.check(EXERCISE, threads, "threads.py").status == "passed"
    assert processes_of(worker) == []


@pytest.mark.skipif(not FORKS, reason="the limits are those of Linux")
def test_a_worker_that_was_killed_is_made_anew(worker: Worker) -> None:
    assert worker.process is not None
    os.kill(worker.process.pid, 9)
    worker.process.wait()
    assert worker.check(EXERCISE, RIGHT, "right.py").status == "passed"


def test_an_endless_loop_names_its_line_and_what_was_found_before(worker: Worker) -> None:
    exercise = catalogue().find("line-cost")
    text = exercise.read("solution.py").replace(
        "def cost(", "def cost(x, y, w, b):\n    while True:\n        pass\n\n\ndef other("
    )
    verdict = worker.check(exercise, text, "cost.py")
    assert verdict.function == "cost"
    assert verdict.each["absolute_error"] == "passed"
    assert verdict.finding is not None
    first = text.splitlines().index("    while True:") + 1
    assert verdict.finding.line in (first, first + 1)


def test_what_the_code_prints_is_kept_and_bounded(worker: Worker) -> None:
    text = RIGHT.replace("    errors =", "    print('looking', len(x))\n    errors =")
    verdict = worker.check(EXERCISE, text, "printing.py")
    assert verdict.status == "passed"
    assert verdict.output.startswith("looking 4\n")
    loud = worker.check(EXERCISE, RIGHT + "\nprint('x' * 10_000_000)\n", "loud.py")
    assert loud.status == "passed"
    assert len(loud.output) <= 1 << 16


@pytest.mark.parametrize("name", ["endless", "os._exit", "prints gigabytes", "kills its parent", "sys.exit"])
def test_without_fork_a_process_is_kept_ready(workspace: Workspace, name: str) -> None:
    text, wanted = HOSTILE[name]
    with Worker(workspace.folder, forks=False) as worker:
        verdict = worker.check(EXERCISE, text, "one.py")
        assert verdict.finding is not None
        assert verdict.finding.diagnosis in wanted.split(), verdict.lines()
        assert worker.check(EXERCISE, RIGHT, "right.py").status == "passed"


def test_files_of_the_workspace_hide_no_module(workspace: Workspace) -> None:
    stray = workspace.folder / "numpy.py"
    stray.write_text("raise RuntimeError('not this one')\n")
    try:
        with Worker(workspace.folder) as worker:
            assert worker.check(EXERCISE, RIGHT, "right.py").status == "passed"
    finally:
        stray.unlink()


def test_code_may_use_what_earlier_exercises_wrote(workspace: Workspace, worker: Worker) -> None:
    exercise = catalogue().find("line-descent")
    text = exercise.read("solution.py").replace(
        "import numpy as np", "import numpy as np\nfrom mine.line import gradient", 1
    )
    assert worker.check(exercise, text, "descent.py").status == "passed"
    assert sys.dont_write_bytecode or not list(workspace.folder.glob("mine/**/__pycache__"))
