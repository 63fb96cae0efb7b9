"""A learner's file on its way through the ladder: its source, its functions, and what they answer to every case."""

from __future__ import annotations

import ast
import copy
import functools
import traceback
import types
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from chainrule.course import comparison
from chainrule.course.checking import Answer, Case, Check, Misconception
from chainrule.course.scale import Sized


@dataclass(frozen=True)
class Outcome:
    """What a function did in one case: its result or its exception, and what became of the arguments."""

    result: Any = None
    error: BaseException | None = None
    arguments: tuple[Any, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class Source:
    """A learner's file as text and as a tree."""

    text: str
    file: str
    starter: str

    @functools.cached_property
    def tree(self) -> ast.Module:
        """The text as Python reads it."""
        return ast.parse(self.text, self.file)

    @functools.cached_property
    def starter_tree(self) -> ast.Module:
        """The starter as Python reads it."""
        return ast.parse(self.starter)

    def definition(self, name: str, tree: ast.Module | None = None) -> ast.stmt | None:
        """The last statement at the top level that gives `name` its value."""
        definitions = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        found: ast.stmt | None = None
        for node in (tree or self.tree).body:
            if isinstance(node, ast.Assign):
                names = set().union(*map(_names, node.targets))
            elif isinstance(node, ast.AnnAssign):
                names = _names(node.target)
            else:
                names = {node.name} if isinstance(node, definitions) else set()
            if name in names:
                found = node
        return found

    def is_as_in_starter(self, name: str) -> bool:
        """Whether nothing has been done about `name` yet: it stands as in the starter, or its body is empty."""
        now, before = self.definition(name), self.definition(name, self.starter_tree)
        if now is None:
            return False
        return (before is not None and ast.dump(now) == ast.dump(before)) or _is_empty(now)

    def line(self, number: int | None) -> str:
        """One line of the text, without its indentation."""
        lines = self.text.splitlines()
        return lines[number - 1].strip() if number and 0 < number <= len(lines) else ""

    def line_of(self, error: BaseException) -> int | None:
        """The line of this file in which an exception came up; the innermost if several."""
        if isinstance(error, SyntaxError) and error.filename == self.file:
            return error.lineno
        numbers = [
            frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == self.file
        ]
        return numbers[-1] if numbers else None


@dataclass
class Attempt:
    """One function of a learner's file, called with every case of its check.

    Attributes:
        expected: what the right function gives in each case.
        misconceptions: each known misconception with what it gives in each case.
        is_forbidden: says what the guard has stopped.
    """

    source: Source
    check: Check
    checks: list[Check | Answer]
    module: types.ModuleType
    cases: list[Case]
    expected: list[Outcome]
    misconceptions: list[tuple[Misconception, list[Outcome]]]
    is_forbidden: Callable[[], str | None] = lambda: None
    _memory: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The function's name."""
        return self.check.function

    @property
    def function(self) -> Any:
        """The function itself."""
        return getattr(self.module, self.name)

    @property
    def node(self) -> ast.FunctionDef | None:
        """Its definition in the file; None if it was made otherwise, by a lambda say."""
        node = self.source.definition(self.name)
        return node if isinstance(node, ast.FunctionDef) else None

    @functools.cached_property
    def outcomes(self) -> list[Outcome]:
        """What it did in each case."""
        return [outcome_of(self.function, case) for case in self.cases]

    @functools.cached_property
    def ordinary(self) -> list[int]:
        """The places of the cases that are not about stability."""
        return [i for i, case in enumerate(self.cases) if not case.extreme]

    @functools.cached_property
    def relative_tolerance(self) -> float:
        """How exact the numbers have to be: less so where the program counts in single precision."""
        single = "float32" in self.source.text
        return max(self.check.relative_tolerance, comparison.FLOAT32 if single else 0.0)

    def is_right(self, i: int, given: Outcome | None = None) -> bool:
        """Whether the function did in case `i` what it should; or whether another outcome there would be right."""
        given = given or self.outcomes[i]
        expected, case = self.expected[i], self.cases[i]
        if case.raises is not None:
            return isinstance(given.error, case.raises)
        if given.error is not None:
            return False
        if self.check.same is not None:
            return bool(self.check.same(given.result, expected.result, case.arguments))
        return comparison.close(given.result, expected.result, self.relative_tolerance)

    @functools.cached_property
    def wrong_cases(self) -> list[int]:
        """The places of the ordinary cases in which the result is wrong."""
        return [i for i in self.ordinary if not self.is_right(i)]

    @functools.cached_property
    def valued(self) -> list[int]:
        """The places of the ordinary cases that have a right result and were given one of its structure."""
        return [
            i
            for i in self.ordinary
            if self.cases[i].raises is None and self.outcomes[i].error is None and self.pair(i) is not None
        ]

    def pair(self, i: int) -> tuple[list[comparison.Array], list[comparison.Array]] | None:
        """The members of the given and of the right result of case `i` as arrays; None where they do not match."""
        expected = self.expected[i].result
        given, wanted = comparison.members_like(self.outcomes[i].result, expected), comparison.parts(expected)
        return None if given is None or wanted is None or len(given) != len(wanted) else (given, wanted)

    def sized(self, member: int | None = None, against: list[Outcome] | None = None) -> list[Sized] | None:
        """Given and right results with their sizes for the scale fit; one member of a tuple, or all together."""
        found = []
        for i in self.ordinary:
            if self.cases[i].raises is not None or self.expected[i].error is not None:
                continue
            right = (against or self.expected)[i]
            wanted = None if right.error is not None else comparison.parts(right.result)
            given = comparison.members_like(self.outcomes[i].result, right.result)
            if self.outcomes[i].error is not None or wanted is None or given is None or len(given) != len(wanted):
                return None
            if any(one.shape != two.shape for one, two in zip(given, wanted, strict=True)):
                return None
            chosen = slice(None) if member is None else slice(member, member + 1)
            flat = [np.concatenate([array.ravel() for array in arrays[chosen]]) for arrays in (given, wanted)]
            if flat[1].size:
                found.append(Sized(flat[0], flat[1], self.cases[i].m, self.cases[i].n))
        return found

    def matches(self, function: Callable[..., Any]) -> bool:
        """Whether `function` answers every ordinary case as the learner's does, and not always as the right one."""
        return self.gives([outcome_of(function, case) for case in self.cases])

    def taken(self) -> Misconception | None:
        """The known misconception that gives in every ordinary case what the learner's function gives."""
        return next((known for known, answers in self.misconceptions if self.gives(answers)), None)

    def gives(self, answers: list[Outcome]) -> bool:
        """Whether the learner's function answers every ordinary case so, and the right one does not."""
        others = [answers[i] for i in self.ordinary]
        pairs = [(self.outcomes[i], other) for i, other in zip(self.ordinary, others, strict=True)]
        if not all(same_outcome(given, other, self.relative_tolerance) for given, other in pairs):
            return False
        if all(other.error is not None for other in others):  # no value bears it out: the words must be the same
            return all(str(given.error) == str(other.error) for given, other in pairs)
        return not all(
            same_outcome(self.expected[i], other, self.relative_tolerance)
            for i, other in zip(self.ordinary, others, strict=True)
        )

    def called(self, i: int, limit: int = 62) -> str:
        """Case `i` as the call that one would write."""
        return comparison.call(self.name, self.cases[i].arguments, limit)

    def data(self, i: int) -> dict[str, str]:
        """Case `i` in full: arguments, right result, given result."""
        names = [argument.arg for argument in self.node.args.args] if self.node else []
        values = self.cases[i].arguments
        names += [f"argument {k + 1}" for k in range(len(names), len(values))]
        shown = {name: show(value) for name, value in zip(names, values, strict=False)}
        expected, given = self.expected[i], self.outcomes[i]
        if self.check.same is None:
            shown["right"] = show(expected.result) if (raises := self.cases[i].raises) is None else raises.__name__
        shown["yours"] = repr(given.error) if given.error is not None else show(given.result)
        return shown


def outcome_of(function: Callable[..., Any], case: Case) -> Outcome:
    """Call `function` with copies of a case's arguments."""
    arguments = copy.deepcopy(case.arguments)
    with warnings.catch_warnings(record=True) as heard, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        try:
            result = copy.deepcopy(function(*arguments))
        except (Exception, SystemExit) as error:
            if isinstance(error, MemoryError):
                traceback.clear_frames(error.__traceback__)  # let go of what filled the memory
            return Outcome(error=error, arguments=arguments)
    return Outcome(result, None, arguments, tuple(f"{one.category.__name__}: {one.message}" for one in heard))


def same_outcome(one: Outcome, other: Outcome, relative_tolerance: float) -> bool:
    """Whether two functions did the same: equal results, or exceptions for the same reason."""
    if one.error is not None or other.error is not None:
        return reason_of(one.error) == reason_of(other.error)
    return comparison.close(one.result, other.result, relative_tolerance)


def reason_of(error: BaseException | None) -> tuple[str, str]:
    """What kind of exception it is; NumPy says in several ways that shapes do not fit."""
    text = str(error)
    about_shapes = isinstance(error, ValueError) and any(
        word in text for word in ("aligned", "core dim", "broadcast")
    )
    return type(error).__name__, "shapes" if about_shapes else ""


def show(value: Any) -> str:
    """A value as Python writes it, arrays up to a thousand numbers."""
    if isinstance(value, np.ndarray) and value.size > 60:
        return np.array2string(value, precision=6, threshold=1000, separator=", ", max_line_width=96)
    return comparison.written(value, 2000) if not isinstance(value, str) else repr(value)


def _names(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _is_empty(node: ast.stmt) -> bool:
    """Whether a definition has nothing but a docstring and `...`, `pass` or `raise NotImplementedError`."""
    if isinstance(node, ast.FunctionDef):
        return all(_does_nothing(statement) for statement in node.body)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return isinstance(node.value, ast.Constant) and node.value.value is ...
    return False


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass):
        return True
    if isinstance(statement, ast.Raise) and statement.exc is not None:
        return "NotImplementedError" in ast.dump(statement.exc)
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return statement.value.value is ... or isinstance(statement.value.value, str)
    return False
