"""Arithmetic: + - * / ** and the sign. Broadcasting is undone by the engine, not by these rules."""

from __future__ import annotations

from typing import Any

from chainrule.autodiff.op import op
from chainrule.autodiff.ops.elementwise import log, where


@op
def add(xp: Any, a: Any, b: Any) -> Any:
    """a + b."""
    return a + b


@add.vjp
def add_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
    return g, g


@op
def subtract(xp: Any, a: Any, b: Any) -> Any:
    """a - b."""
    return a - b


@subtract.vjp
def subtract_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
    return g, lambda: -g


@op
def multiply(xp: Any, a: Any, b: Any) -> Any:
    """a · b, element by element."""
    return a * b


@multiply.vjp
def multiply_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
    return lambda: g * b, lambda: g * a


@op
def divide(xp: Any, a: Any, b: Any) -> Any:
    """a / b."""
    return a / b


@divide.vjp
def divide_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
    return lambda: g / b, lambda: -g * out / b


@op
def negative(xp: Any, x: Any) -> Any:
    """-x."""
    return -x


@negative.vjp
def negative_vjp(g: Any, out: Any, x: Any) -> Any:
    return -g


@op
def absolute(xp: Any, x: Any) -> Any:
    """|x|; its slope at 0 is taken as 0."""
    return xp.abs(x)


@absolute.vjp
def absolute_vjp(g: Any, out: Any, x: Any) -> Any:
    return where(x > 0, g, where(x < 0, -g, 0.0))


@op
def power(xp: Any, a: Any, b: Any) -> Any:
    """a to the power b.

    The slope in a is b·a^(b-1), 0 where b is 0; the slope in b is a^b·ln a, 0 where a is 0 and b is not
    negative.
    """
    return a**b


@power.vjp
def power_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
    def for_base() -> Any:
        if isinstance(b, int | float):
            return g * (b * a ** (b - 1)) if b else g * 0.0
        return g * b * a ** where((a == 0) & (b == 0), 1.0, b - 1.0)  # 0 to the power -1 is infinite

    def for_exponent() -> Any:
        zero_to_a_power = (a == 0) & (b >= 0)
        return g * out * log(where(zero_to_a_power, 1.0, a))

    return for_base, for_exponent
