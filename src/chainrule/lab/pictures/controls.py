"""What a picture's controls may hold: what a browser sends is read here, or refused in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Protocol

from chainrule.errors import ArgumentError, nearest


class Control(Protocol):
    """One control: what it holds at first, and what it may hold."""

    @property
    def default(self) -> Any:
        """What it holds as long as nobody has moved it."""

    def read(self, name: str, value: Any) -> Any:
        """Return what was sent, as the picture takes it; raise ArgumentError where it does not fit."""


@dataclass(frozen=True)
class Number:
    """A finite number from `low` to `high`."""

    default: float
    low: float = -1e12
    high: float = 1e12

    def read(self, name: str, value: Any) -> float:
        """See Control."""
        if not _is_number(value) or not self.low <= value <= self.high:
            raise _misfit(name, f"a number from {self.low:g} to {self.high:g}", value)
        return float(value)


@dataclass(frozen=True)
class Whole:
    """A whole number from `low` to `high`."""

    default: int
    low: int
    high: int

    def read(self, name: str, value: Any) -> int:
        """See Control."""
        if not _is_number(value) or value != int(value) or not self.low <= value <= self.high:
            raise _misfit(name, f"a whole number from {self.low} to {self.high}", value)
        return int(value)


@dataclass(frozen=True)
class Choice:
    """One of several words; the first is the default."""

    words: tuple[str, ...]

    @property
    def default(self) -> str:
        """See Control."""
        return self.words[0]

    def read(self, name: str, value: Any) -> str:
        """See Control."""
        if value not in self.words:
            guess = nearest(str(value), list(self.words))
            raise _misfit(name, ", ".join(self.words), value, f"did you mean {guess}?" if guess else None)
        return str(value)


@dataclass(frozen=True)
class Flag:
    """On or off."""

    default: bool = False

    def read(self, name: str, value: Any) -> bool:
        """See Control."""
        if not isinstance(value, bool):
            raise _misfit(name, "true or false", value)
        return value


@dataclass(frozen=True)
class Numbers:
    """A list of `least` to `most` numbers, each from `low` to `high`."""

    default: tuple[float, ...]
    most: int
    least: int = 0
    low: float = -1e12
    high: float = 1e12

    def read(self, name: str, value: Any) -> tuple[float, ...]:
        """See Control."""
        fits = isinstance(value, list | tuple) and self.least <= len(value) <= self.most
        if not fits or not all(_is_number(one) and self.low <= one <= self.high for one in value):
            expected = f"a list of {self.least} to {self.most} numbers from {self.low:g} to {self.high:g}"
            raise _misfit(name, expected, value)
        return tuple(float(one) for one in value)


@dataclass(frozen=True)
class Wholes:
    """A list of at most `most` whole numbers, each from `low` to `high`."""

    default: tuple[int, ...]
    most: int
    low: int
    high: int

    def read(self, name: str, value: Any) -> tuple[int, ...]:
        """See Control."""
        if not isinstance(value, list | tuple) or len(value) > self.most:
            raise _misfit(name, f"a list of at most {self.most} whole numbers", value)
        one = Whole(self.low, self.low, self.high)
        return tuple(one.read(f"{name}, number {i + 1}", number) for i, number in enumerate(value))


@dataclass(frozen=True)
class Maybe:
    """What another control holds, or nothing (None); at first nothing."""

    control: Control
    default: None = None

    def read(self, name: str, value: Any) -> Any:
        """See Control."""
        return None if value is None else self.control.read(name, value)


@dataclass(frozen=True)
class Rows:
    """A table of at most `most` rows with `width` numbers each, every one from `low` to `high`."""

    default: tuple[tuple[float, ...], ...]
    width: int
    most: int
    low: float = -1e12
    high: float = 1e12

    def read(self, name: str, value: Any) -> tuple[tuple[float, ...], ...]:
        """See Control."""
        if not isinstance(value, list | tuple) or len(value) > self.most:
            raise _misfit(name, f"at most {self.most} rows", value)
        row = Numbers((), self.width, self.width, self.low, self.high)
        return tuple(row.read(f"{name}, row {i + 1}", one) for i, one in enumerate(value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _misfit(name: str, expected: str, value: Any, mend: str | None = None) -> ArgumentError:
    return ArgumentError(f"the control {name} does not fit", expected=expected, given=f"{value!r:.80}", mend=mend)
