"""What an exercise's check.py is written with: the cases, the known misconceptions, and what must hold.

A check says nothing about how a verdict is found. That is the ladder's work (`ladder.py`), the
same for every exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.random import Generator

Function = Callable[..., Any]
Cases = Callable[[Generator], Iterable["Case"]]


@dataclass(frozen=True)
class Case:
    """One call of the learner's function: its arguments, and what is special about it.

    Attributes:
        arguments: copied anew for each call, random generators too.
        m: the number of examples, n: the number of features; a factor is explained by them.
        extreme: a case of numerical stability: looked at after all ordinary cases are right.
        raises: the exception that a right function raises here.
        about: what the case shows, as in "with z = 1000"; empty for an ordinary one.
        mend: what to do when this case alone fails.
    """

    arguments: tuple[Any, ...]
    m: int | None = None
    n: int | None = None
    extreme: bool = False
    raises: type[BaseException] | None = None
    about: str = ""
    mend: str = ""


def case(
    *arguments: Any,
    m: int | None = None,
    n: int | None = None,
    extreme: bool = False,
    raises: type[BaseException] | None = None,
    about: str = "",
    mend: str = "",
) -> Case:
    """Return a Case; `m` and `n` are read off the first array or list among the arguments if they are not given."""
    for argument in arguments:
        if isinstance(argument, np.ndarray | list) and np.ndim(argument) > 0:
            shape = np.shape(argument)
            m = shape[0] if m is None else m
            n = shape[1] if n is None and len(shape) > 1 else n
            break
    return Case(arguments, m, n, extreme, raises, about, mend)


@dataclass(frozen=True)
class Misconception:
    """A wrong way that people really take: the function it leads to, and what to say to whoever took it."""

    name: str
    what: str
    mend: str
    function: Function


@dataclass(frozen=True)
class Requirement:
    """Something that must hold of the learner's function beyond its values.

    `holds` gets the learner's function and gives True, or False, or a str: the evidence that it does not hold.
    """

    name: str
    what: str
    mend: str
    holds: Callable[[Any], bool | str]


def _remembered_in(known: list[Requirement], name: str, what: str, mend: str) -> Callable[[Function], Function]:
    def remember(holds: Function) -> Function:
        known.append(Requirement(name, what, mend, holds))
        return holds

    return remember


@dataclass
class Check:
    """How one function of an exercise is checked.

    Args:
        function: its name; the reference is the function of that name in solution.py.
        results: the names of the results where it returns several, as in ("dw", "db").
        dtype: the data type that the result must have, where that is part of the task.
        relative_tolerance: of the largest number in the result; results in float32 are given 1e-4 at least.
        by_hand: whether the point is to do it without NumPy; then a remark says so, never a failure.
        same: decides whether a result is right where more than one is: same(given, expected, arguments).
    """

    function: str
    results: tuple[str, ...] = ()
    dtype: Any = None
    relative_tolerance: float = 1e-6
    by_hand: bool = False
    same: Callable[[Any, Any, tuple[Any, ...]], bool] | None = None
    misconceptions: list[Misconception] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)
    gradient: tuple[str, tuple[int, ...]] | None = None
    large: Cases | None = None
    reference: Function = field(default=lambda *arguments: None, repr=False)
    _cases: list[Cases] = field(default_factory=list)

    def cases(self, make: Cases) -> Cases:
        """Decorate a generator of cases; it gets a seeded Generator.

        The first case is shown to learners: small, with round numbers. The others have at least three sizes, so
        that 7 and m can be told apart.
        """
        self._cases.append(make)
        return make

    def make_cases(self) -> list[Case]:
        """Draw all cases; always the same ones."""
        rng = np.random.default_rng(20)
        return [one for make in self._cases for one in make(rng)]

    def wrong(self, name: str, what: str, mend: str) -> Callable[[Function], Function]:
        """Decorate a function that does what a known misconception leads to.

        Args:
            name: the diagnosis, as in "x-forgotten"; stable for ever.
            what: goes on after "gradient: ", says what is wrong, at most 90 characters.
            mend: what to do, one sentence, at most 100 characters.
        """

        def remember(function: Function) -> Function:
            self.misconceptions.append(Misconception(name, what, mend, function))
            return function

        return remember

    def must(self, name: str, what: str, mend: str) -> Callable[[Function], Function]:
        """Decorate a predicate of the learner's function: True, False, or a str that shows why it does not hold."""
        return _remembered_in(self.requirements, name, what, mend)

    def is_gradient_of(self, cost: str, *arguments: int) -> None:
        """Say that this function is the gradient of `cost` (in the same file) for the arguments at these places.

        Whoever wrote both with another factor (no half, say) is told that they agree with each other.
        """
        self.gradient = (cost, arguments)

    def quick_on(self, make: Cases) -> Cases:
        """Decorate a generator of one large case, on which loops are slow.

        Slowness is a remark, never a failure.
        """
        self.large = make
        return make


@dataclass
class Answer:
    """How one constant of a *predict* or *play* exercise is checked: the file says `name = ...`.

    Args:
        name: the constant's name.
        expected: the right answer; None where only the requirements decide.
        tolerance: the absolute tolerance for numbers.
    """

    name: str
    expected: Any = None
    tolerance: float = 1e-6
    misconceptions: list[Requirement] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)

    def wrong(self, name: str, what: str, mend: str) -> Callable[[Function], Function]:
        """Decorate a predicate of the answer that is True for a known misconception."""
        return _remembered_in(self.misconceptions, name, what, mend)

    def must(self, name: str, what: str, mend: str) -> Callable[[Function], Function]:
        """Decorate a predicate of the answer: True, False, or a str that shows why it does not hold."""
        return _remembered_in(self.requirements, name, what, mend)


def checks_in(namespace: dict[str, Any]) -> Iterator[Check | Answer]:
    """Every check of a check.py, in the order in which it was written."""
    for thing in namespace.values():
        if isinstance(thing, Check | Answer):
            yield thing
