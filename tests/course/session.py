"""A learner's way through chapters 00 to 04, with a mistake first and the right answer after it.

    python -m tests.course.session > tests/course/golden/session.txt

writes the transcript anew. Read it aloud before it becomes golden: it is what people see.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pexpect

from chainrule.course.authoring import completed
from chainrule.course.exercise import Exercise, catalogue
from chainrule.course.workspace import Workspace

MISTAKES = {
    "arrays-vectors": ("add_joined", "dot_return_in_loop", "matmul_inner_index_swapped"),
    "arrays-numpy": ("integers_stop_included", "index_flat"),
    "arrays-masks": ("count_nan_equal", "reverse_in_place"),
    "arrays-matrices": ("product_star", "inverse_plain"),
    "arrays-no-loops": ("root_taken", "product_once"),
    "line-predict": ("swapped", "b_multiplied"),
    "line-cost": ("cost_no_half", "squared_precedence"),
    "line-surface": ("axes_swapped", "zipped"),
    "line-slope": ("one_sided", "divided_by_h"),
    "line-gradient": ("sum_for_mean", "x_forgotten", "swapped"),
    "line-descent": ("uphill", "b_after_w"),
    "line-rate": ("argmin_of_nan", "play_half"),
    "line-scaling": ("divided_by_zero", "standardised"),
    "features-bias": ("ones_last", "zeros"),
    "features-hypothesis": ("theta_row", "bias_forgotten"),
    "features-gradient": ("cost_table", "gradient_sum"),
    "features-descent": ("in_place", "history_one"),
    "features-scale-back": ("median", "bias_as_before"),
    "features-closed-form": ("inverse", "ridge"),
    "features-polynomials": ("one_less", "twice"),
    "perceptron-step": ("strict", "bias_ignored"),
    "perceptron-rule": ("sign", "in_place"),
    "perceptron-limits": ("settles", "three_points"),
    "logistic-sigmoid": ("positive_exponent", "overflow"),
    "logistic-cross-entropy": ("log2", "no_minus"),
    "logistic-gradient": ("slope_left_in", "sign"),
    "logistic-fit": ("bias_punished", "threshold_on_z"),
    "logistic-curved": ("cross_term_missing", "caret"),
}
CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\r")


def play(folder: Path) -> str:
    """Go through all exercises in a new workspace in `folder`, and return what was on the screen."""
    workspace = Workspace.create(folder / "course")
    child: Any = pexpect.spawn(
        sys.executable, ["-m", "chainrule"], cwd=str(workspace.folder), encoding="utf-8", timeout=30,
        dimensions=(60, 100),
        env={**os.environ, "COLUMNS": "100", "TERM": "xterm-256color",
             "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    seen = []

    def wait(text: str = "q quit") -> None:
        child.expect_exact(text)
        seen.append(child.before + child.after)

    def save(exercise: Exercise, text: str, what: str) -> None:
        seen.append(f"\n>>> saved: {what}\n")
        workspace.path(exercise).write_text(text, encoding="utf-8")
        wait()

    wait()
    for exercise in catalogue():
        for mistake in MISTAKES[exercise.id]:
            wrong = exercise.wrong_answers()[f"{mistake}.py"]
            save(exercise, completed(exercise, wrong), mistake.replace("_", " "))
        if exercise.id == "line-gradient":
            for key, until in (
                ("v", "gradient: wrong"),
                ("d", "yours = "),
                ("h", "prediction moved."),
                ("s", "shows the next."),
            ):
                seen.append(f"\n>>> pressed: {key}\n")
                child.send(key)
                wait(until)
            child.expect_exact("\r\n")
            seen.append(child.before + child.after)
        solution = exercise.read("solution.py")
        seen.append("\n>>> saved: the solution\n")
        workspace.path(exercise).write_text(solution, encoding="utf-8")
        if exercise.id == "logistic-curved":
            wait("it is yours.")
        else:
            wait()
            seen.append("\n>>> pressed: n\n")
            child.send("n")
            wait()
    child.send("l")
    wait(list(catalogue())[-1].title)
    time.sleep(0.2)
    child.send("q")
    child.expect(pexpect.EOF)
    seen.append(child.before)
    child.close()
    return CODES.sub("", "".join(seen))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(play(Path(folder)))
