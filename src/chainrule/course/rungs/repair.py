"""Is the learner's program one small edit away from being right? Then that edit names the mistake.

The edits are the slips that people make: a bracket in the wrong place, = for +=, a line that belongs behind the
loop, another name, a wrong axis. Each is tried on a copy of the program; only one that is then right in every case
counts, so a mistake that is named here has been proved. The learner is told what is wrong, and not shown the mended
line.
"""

from __future__ import annotations

import ast
import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from chainrule.course.attempt import Attempt, outcome_of
from chainrule.course.comparison import parts
from chainrule.course.rungs.edits import Edit, edits_of
from chainrule.course.verdict import Finding

SECONDS = 0.2
"""Of computing, in which edits are tried."""
PATIENCE = 0.03
"""How long one edited program may compute at most; four times as long as the learner's own will do."""


class _TooLongError(BaseException):
    """An edited program runs and runs."""


def one_edit_from_right(attempt: Attempt) -> Finding | None:
    """The values are wrong, and one small edit makes all of them right."""
    if not attempt.wrong_cases or attempt.check.same is not None:
        return None
    found = _search(attempt)
    if found is None:
        return None
    evidence = f"line {found.line}: {attempt.source.line(found.line)}"[:112]
    data = attempt.data(attempt.wrong_cases[0])
    return Finding(found.diagnosis, found.what, found.mend, evidence, line=found.line, data=data)


def one_edit_from_running(attempt: Attempt) -> Finding | None:
    """It ends in an exception, and one small edit makes it right."""
    if all(attempt.outcomes[i].error is None for i in attempt.wrong_cases):
        return None
    if any(isinstance(attempt.outcomes[i].error, NameError | SystemExit | EOFError) for i in attempt.wrong_cases):
        return None  # these say best themselves what is wrong
    return one_edit_from_right(attempt)


def loop_variable_changed(attempt: Attempt) -> Finding | None:
    """The values are wrong, and a loop gives its own variable a new value that nobody reads."""
    if not attempt.wrong_cases or attempt.node is None:
        return None
    for loop in ast.walk(attempt.node):
        if not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Name):
            continue
        last = loop.body[-1]
        target = last.targets[0] if isinstance(last, ast.Assign) else getattr(last, "target", None)
        if (
            isinstance(last, ast.Assign | ast.AugAssign)
            and isinstance(target, ast.Name)
            and target.id == loop.target.id
        ):
            return Finding(
                "loop-variable-changed", f"line {last.lineno} changes the loop's own {target.id}, and nothing else",
                "The list keeps its values: collect the results in a new list or array.",
                f"line {last.lineno}: {attempt.source.line(last.lineno)}", line=last.lineno,
                data=attempt.data(attempt.wrong_cases[0]),
            )  # fmt: skip
    return None


def _search(attempt: Attempt) -> Edit | None:
    """Try edits until one makes every case right, or the time is over."""
    node = attempt.node
    if node is None or (not _can_interrupt() and any(isinstance(one, ast.While) for one in ast.walk(node))):
        return None
    deadline = time.process_time() + SECONDS
    first = attempt.wrong_cases[0]
    order = [first, *(i for i in attempt.ordinary if i != first)]
    own = {check.function for check in attempt.checks if hasattr(check, "function")}
    called = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
    helpers = [
        one
        for one in attempt.source.tree.body
        if isinstance(one, ast.FunctionDef) and one.name in called and one.name not in own
    ]
    classifies = _classifies(attempt)
    begin = time.process_time()
    outcome_of(attempt.function, attempt.cases[first])
    patience = min(PATIENCE, 0.003 + 4 * (time.process_time() - begin))
    for function in [node, *helpers]:
        for edit in edits_of(function, classifies):
            if time.process_time() > deadline:
                return None
            undo = edit.apply()
            try:
                program = _compiled(attempt, [*helpers, node])
            finally:
                undo()
            if program is not None and all(_is_right(attempt, program, i, patience) for i in order):
                return edit
    return None


def _classifies(attempt: Attempt) -> bool:
    """Whether the right results are few different whole numbers: classes, yes or no."""
    values: set[float] = set()
    for i in attempt.ordinary:
        for array in parts(attempt.expected[i].result) or []:
            if array.dtype.kind == "f" and not (array == np.trunc(array)).all():
                return False
            values |= set(array.ravel().tolist())
    return len(values) <= 3


def _compiled(attempt: Attempt, functions: list[ast.FunctionDef]) -> Callable[..., Any] | None:
    """The learner's function out of edited trees, in a copy of its module."""
    module = ast.Module(body=list(functions), type_ignores=[])
    try:
        code = compile(ast.fix_missing_locations(module), attempt.source.file, "exec")
        namespace = dict(vars(attempt.module))
        exec(code, namespace)  # noqa: S102
    except Exception:
        return None
    program = namespace.get(attempt.name)
    return program if callable(program) else None


def _is_right(attempt: Attempt, program: Callable[..., Any], i: int, patience: float) -> bool:
    case = attempt.cases[i]
    with contextlib.redirect_stdout(None):
        try:
            with _limited(patience):
                outcome = outcome_of(program, case)
        except _TooLongError:
            return False
    return attempt.is_right(i, outcome)


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Interrupt what takes longer, where the system can."""
    if not _can_interrupt():
        yield
        return

    def stop(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.signal(signal.SIGPROF, before)


def _can_interrupt() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
