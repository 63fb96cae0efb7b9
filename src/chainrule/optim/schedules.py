"""Learning-rate schedules: functions of time, counted from 0 in epochs or steps, whichever the caller counts."""

from __future__ import annotations

import math
from collections.abc import Callable

from chainrule.errors import ArgumentError

Schedule = Callable[[int], float]


def step_decay(start: float, *, every: int, factor: float = 0.1) -> Schedule:
    """start·factor^⌊t/every⌋: the rate falls by steps.

    >>> rate = step_decay(1.0, every=10, factor=0.5)
    >>> [rate(t) for t in (0, 9, 10, 20)]
    [1.0, 1.0, 0.5, 0.25]
    """
    _demand("step_decay", start=start, every=every, factor=factor)
    return lambda t: start * factor ** (t // every)


def exponential_decay(start: float, *, rate: float) -> Schedule:
    """start·e^(-rate·t)."""
    _demand("exponential_decay", start=start)
    _demand_rate("exponential_decay", rate=rate)
    return lambda t: start * math.exp(-rate * t)


def inverse_time_decay(start: float, *, rate: float) -> Schedule:
    """start/(1 + rate·t): falls like 1/t."""
    _demand("inverse_time_decay", start=start)
    _demand_rate("inverse_time_decay", rate=rate)
    return lambda t: start / (1 + rate * t)


def cosine_decay(start: float, *, steps: int, end: float = 0.0) -> Schedule:
    """From start to end along half a cosine in `steps`, then end (Loshchilov and Hutter, 2017).

    >>> rate = cosine_decay(1.0, steps=10)
    >>> rate(0), round(rate(5), 9), rate(10)
    (1.0, 0.5, 0.0)
    """
    _demand("cosine_decay", start=start, steps=steps)
    _demand_rate("cosine_decay", end=end)
    return lambda t: end + (start - end) * (1 + math.cos(math.pi * min(t, steps) / steps)) / 2


def warm_up(schedule: Schedule, *, steps: int) -> Schedule:
    """Rise in equal parts to the rate of `schedule` over the first `steps`, then follow it from its beginning.

    >>> rate = warm_up(lambda t: 1.0, steps=4)
    >>> [rate(t) for t in range(5)]
    [0.25, 0.5, 0.75, 1.0, 1.0]
    """
    _demand("warm_up", steps=steps)
    return lambda t: schedule(0) * (t + 1) / steps if t < steps else schedule(t - steps)


def _demand(name: str, **values: float) -> None:
    for argument, value in values.items():
        if not value > 0:
            raise ArgumentError(
                f"{name}: {argument} is out of range", expected="above 0", given=f"{argument}={value!r}"
            )


def _demand_rate(name: str, **values: float) -> None:
    for argument, value in values.items():
        if not 0 <= value < math.inf:
            raise ArgumentError(
                f"{name}: {argument} is out of range",
                expected="a finite number from 0",
                given=f"{argument}={value!r}",
            )
