"""A learner in front of a terminal: files are saved in every way editors know, keys are pressed, verdicts come."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chainrule.cli.watch import GONE, Files
from chainrule.course.exercise import Exercise, catalogue
from chainrule.course.workspace import Workspace, stamp

pexpect = pytest.importorskip("pexpect", reason="a terminal is needed, and pexpect to play one")

COURSE = catalogue()
GRADIENT = COURSE.find("line-gradient")
RIGHT = GRADIENT.read("solution.py")
COLOURS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "course")
    made.journal.append("goto", GRADIENT.id)
    return made


class Terminal:
    """A chainrule that watches, in a terminal of 100 columns."""

    def __init__(self, workspace: Workspace, **environment: str) -> None:
        self.workspace = workspace
        self.child: Any = pexpect.spawn(
            sys.executable, ["-m", "chainrule"], cwd=str(workspace.folder), encoding="utf-8", timeout=20,
            dimensions=(50, 100),
            env={**os.environ, "COLUMNS": "100", "TERM": "xterm-256color",
             "PYTHONIOENCODING": "utf-8", **environment},
        )  # fmt: skip
        self.log: list[str] = []

    def expect(self, text: str) -> str:
        """Wait for a text; what came until then, without colours."""
        self.child.expect_exact(text)
        seen = COLOURS.sub("", self.child.before + self.child.after).replace("\r\n", "\n")
        self.log.append(seen)
        return seen

    def verdict(self) -> str:
        """Wait for the next verdict and the line of keys behind it."""
        return self.expect("q quit")

    def press(self, key: str) -> None:
        self.child.send(key)

    def save(self, exercise: Exercise, text: str) -> None:
        self.workspace.path(exercise).write_text(text, encoding="utf-8")

    def quit(self) -> str:
        self.child.send("q")
        self.child.expect(pexpect.EOF)
        self.child.close()
        return COLOURS.sub("", self.child.before)


@pytest.fixture
def terminal(workspace: Workspace) -> Iterator[Terminal]:
    one = Terminal(workspace)
    one.verdict()
    yield one
    one.child.close(force=True)


def test_it_says_that_it_checks_then_gives_one_verdict_then_goes_on(terminal: Terminal) -> None:
    terminal.save(GRADIENT, RIGHT.replace("np.mean(errors)", "np.sum(errors)"))
    seen = terminal.verdict()
    assert seen.index("checking 01_line/05_gradient.py ...") < seen.index(
        "✗ gradient: dw is right, db is m times too large"
    )
    terminal.save(GRADIENT, RIGHT)
    seen = terminal.verdict()
    assert "✓ The gradient of the cost: passed" in seen
    assert GRADIENT.why in " ".join(seen.split())
    terminal.press("n")
    assert "06_descent.py" in terminal.verdict()
    assert "Everything is kept" in terminal.quit()
    assert terminal.child.exitstatus == 0
    assert set(terminal.workspace.progress().passed) == {"line-gradient"}


def test_keys_show_the_lesson_hints_checks_data_and_list(terminal: Terminal) -> None:
    terminal.save(GRADIENT, RIGHT.replace("errors * x", "errors"))
    terminal.verdict()
    terminal.press("v")
    assert "✗ gradient: wrong" in terminal.expect("wrong")
    terminal.press("d")
    assert "x = [0, 1, 2, 4]" in terminal.expect("yours = ")
    terminal.press("h")
    assert "Hint 1 of 4" in terminal.expect("prediction moved.")
    terminal.press("l")
    assert "you are here" in terminal.expect("04  Logistic regression")
    terminal.press("r")
    terminal.expect("Your task")


def test_the_solution_opens_after_all_hints_and_a_confirmation(terminal: Terminal) -> None:
    terminal.press("s")
    terminal.expect("0 of 4 seen")
    for level in range(1, 5):
        terminal.press("h")
        terminal.expect(f"Hint {level} of 4")
    terminal.press("s")
    terminal.expect("Press y to see it all the same")
    terminal.press("y")
    terminal.expect("dw = np.mean(errors * x)")
    assert terminal.workspace.progress().solutions == {"line-gradient"}


def test_an_editor_that_saves_by_rename_is_seen(terminal: Terminal) -> None:
    path = terminal.workspace.path(GRADIENT)
    for text, wanted in (
        (RIGHT.replace("np.mean(errors)", "-np.mean(errors)"), "db has the wrong sign"),
        (RIGHT, "passed"),
    ):
        path.rename(path.with_suffix(".py~"))
        time.sleep(0.05)
        temporary = path.with_name(".05_gradient.py.swp")
        temporary.write_text(text)
        temporary.replace(path)
        assert wanted in terminal.verdict()


def test_a_file_written_in_halves_is_checked_when_it_is_whole(terminal: Terminal) -> None:
    path = terminal.workspace.path(GRADIENT)
    half = RIGHT.index("w, b):")
    with path.open("w") as file:
        file.write(RIGHT[:half])
        file.flush()
        time.sleep(0.03)
        file.write(RIGHT[half:])
    assert "passed" in terminal.verdict()


def test_a_save_without_a_change_says_nothing_new(terminal: Terminal) -> None:
    path = terminal.workspace.path(GRADIENT)
    path.write_text(path.read_text())
    os.utime(path)
    time.sleep(0.3)
    terminal.save(GRADIENT, RIGHT)
    seen = terminal.verdict()
    assert seen.count("checking") == 1


def test_a_deleted_file_is_called_gone_and_comes_back(terminal: Terminal) -> None:
    path = terminal.workspace.path(GRADIENT)
    path.unlink()
    assert "is not there" in terminal.verdict()
    path.write_text(RIGHT)
    assert "passed" in terminal.verdict()


def test_saving_another_exercise_goes_to_it(terminal: Terminal) -> None:
    other = COURSE.find("line-predict")
    terminal.save(other, other.read("solution.py"))
    assert "checking 01_line/01_predict.py" in terminal.verdict()


def test_a_file_that_is_no_text_or_too_large_is_named(terminal: Terminal) -> None:
    path = terminal.workspace.path(GRADIENT)
    path.write_bytes(b"\x00\xff\xfe not text")
    assert "Python cannot read" in terminal.verdict()
    large = path.with_name("large")
    large.write_bytes(b"#" * (2 << 20))
    large.replace(path)  # in one piece: half of it would be a file of another kind
    assert "too large" in terminal.verdict()
    path.write_text(RIGHT)
    assert "passed" in terminal.verdict()


def test_an_endless_loop_does_not_stop_the_watching(terminal: Terminal) -> None:
    terminal.save(GRADIENT, RIGHT.replace("    errors =", "    while True:\n        pass\n    errors ="))
    assert "still running after 2 seconds in line" in terminal.verdict()
    terminal.save(GRADIENT, RIGHT)
    assert "passed" in terminal.verdict()


def test_ctrl_c_ends_it_kindly_and_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.child.sendintr()
    terminal.child.expect(pexpect.EOF)
    assert "Everything is kept" in terminal.child.before
    assert "Traceback" not in terminal.child.before


def test_without_colour_the_words_and_signs_are_the_same(workspace: Workspace) -> None:
    one = Terminal(workspace, NO_COLOR="1")
    one.verdict()
    one.save(GRADIENT, RIGHT.replace("errors * x", "errors"))
    one.child.expect_exact("q quit")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", one.child.before)
    assert "✗ gradient: dw lacks the factor x" in COLOURS.sub("", one.child.before)
    one.child.close(force=True)


def test_no_process_stays_when_the_watcher_is_killed(workspace: Workspace) -> None:
    one = Terminal(workspace)
    one.verdict()
    one.save(GRADIENT, RIGHT.replace("    errors =", "    while True:\n        pass\n    errors ="))
    one.expect("checking")
    time.sleep(0.3)
    os.kill(one.child.pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and runners_for(workspace):
        time.sleep(0.1)
    assert runners_for(workspace) == []


def runners_for(workspace: Workspace) -> list[str]:
    """Processes that run the course's runner in this workspace."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            if b"chainrule.course.runner" in command and (folder / "cwd").readlink() == workspace.folder:
                found.append(folder.name)
        except OSError:
            continue
    return found


def test_files_are_looked_at_by_stamp_and_by_content(workspace: Workspace) -> None:
    files = Files(workspace)
    files.look()
    path = workspace.path(GRADIENT)
    assert files.changed() is None
    os.utime(path, ns=(1, 1))
    assert files.changed() is None
    path.write_text(RIGHT)
    assert files.changed() == GRADIENT
    assert files.changed() is None
    path.unlink()
    assert files.changed() is None
    time.sleep(GONE + 0.05)
    assert files.changed() == GRADIENT
    assert stamp(path) is None
    path.write_text(RIGHT)
    assert files.changed() == GRADIENT
