"""Functions of each element by itself: exponentials, trigonometry, activations, and choices between two."""

from __future__ import annotations

import math
from typing import Any

from chainrule.autodiff.op import op
from chainrule.autodiff.tensor import Tensor
from chainrule.errors import ArgumentError

# Exponentials and roots


@op
def exp(xp: Any, x: Any) -> Any:
    """e to the power x."""
    return xp.exp(x)


@exp.vjp
def exp_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * out


@op
def log(xp: Any, x: Any) -> Any:
    """The natural logarithm."""
    return xp.log(x)


@log.vjp
def log_vjp(g: Any, out: Any, x: Any) -> Any:
    return g / x


@op
def log1p(xp: Any, x: Any) -> Any:
    """ln(1 + x), exact where x is tiny."""
    return xp.log1p(x)


@log1p.vjp
def log1p_vjp(g: Any, out: Any, x: Any) -> Any:
    return g / (1 + x)


@op
def expm1(xp: Any, x: Any) -> Any:
    """e^x - 1, exact where x is tiny."""
    return xp.expm1(x)


@expm1.vjp
def expm1_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * (out + 1)


@op
def sqrt(xp: Any, x: Any) -> Any:
    """The square root."""
    return xp.sqrt(x)


@sqrt.vjp
def sqrt_vjp(g: Any, out: Any, x: Any) -> Any:
    return g / (2 * out)


@op
def square(xp: Any, x: Any) -> Any:
    """x²."""
    return x * x


@square.vjp
def square_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * (2 * x)


# Trigonometry


@op
def sin(xp: Any, x: Any) -> Any:
    """The sine of x radians."""
    return xp.sin(x)


@sin.vjp
def sin_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * cos(x)


@op
def cos(xp: Any, x: Any) -> Any:
    """The cosine of x radians."""
    return xp.cos(x)


@cos.vjp
def cos_vjp(g: Any, out: Any, x: Any) -> Any:
    return -g * sin(x)


# Activations


@op
def tanh(xp: Any, x: Any) -> Any:
    """The hyperbolic tangent, from -1 to 1."""
    return xp.tanh(x)


@tanh.vjp
def tanh_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * (1 - out * out)


@op
def sigmoid(xp: Any, x: Any) -> Any:
    """1 / (1 + e^-x), from 0 to 1, without overflow: e is only ever raised to powers below 0.

    >>> import numpy as np
    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    decay = xp.exp(-xp.abs(x))
    return xp.where(x >= 0, 1.0, decay) / (1.0 + decay)


@sigmoid.vjp
def sigmoid_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * (out * (1 - out))


@op
def softplus(xp: Any, x: Any) -> Any:
    """ln(1 + e^x), the smooth relu, without overflow."""
    return xp.maximum(x, 0.0) + xp.log1p(xp.exp(-xp.abs(x)))


@softplus.vjp
def softplus_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * sigmoid(x)


@op
def relu(xp: Any, x: Any) -> Any:
    """max(x, 0); its slope at 0 is taken as 0."""
    return xp.maximum(x, 0)


@relu.vjp
def relu_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * (out > 0)


@op
def leaky_relu(xp: Any, x: Any, *, slope: float = 0.01) -> Any:
    """x where it is above 0, slope·x elsewhere."""
    return xp.where(x > 0, x, slope * x)


@leaky_relu.vjp
def leaky_relu_vjp(g: Any, out: Any, x: Any, *, slope: float = 0.01) -> Any:
    return where(x > 0, g, g * slope)


@op
def elu(xp: Any, x: Any, *, alpha: float = 1.0) -> Any:
    """x where it is above 0, alpha·(e^x - 1) elsewhere (Clevert et al., 2015)."""
    return xp.where(x > 0, x, alpha * xp.expm1(xp.minimum(x, 0.0)))


@elu.vjp
def elu_vjp(g: Any, out: Any, x: Any, *, alpha: float = 1.0) -> Any:
    return where(x > 0, g, g * (alpha * exp(minimum(x, 0.0))))


@op
def erf(xp: Any, x: Any) -> Any:
    """The error function 2/√π ∫₀ˣ e^(-t²) dt."""
    return xp.erf(x)


@erf.vjp
def erf_vjp(g: Any, out: Any, x: Any) -> Any:
    return g * (2 / math.sqrt(math.pi)) * exp(-x * x)


@op
def gelu(xp: Any, x: Any) -> Any:
    """x·Φ(x), Φ the normal distribution's cumulative probability (Hendrycks and Gimpel, 2016)."""
    return x * (0.5 + 0.5 * erf(x * math.sqrt(0.5)))


@gelu.vjp
def gelu_vjp(g: Any, out: Any, x: Any) -> Any:
    probability = 0.5 + 0.5 * erf(x * math.sqrt(0.5))
    density = exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
    return g * (probability + x * density)


# Choices between two values


@op
def where(xp: Any, condition: Any, a: Any, b: Any) -> Any:
    """a where the condition holds, b elsewhere."""
    return xp.where(condition, a, b)


@where.vjp
def where_vjp(g: Any, out: Any, condition: Any, a: Any, b: Any) -> Any:
    return None, lambda: where(condition, g, 0.0), lambda: where(condition, 0.0, g)


@op
def maximum(xp: Any, a: Any, b: Any) -> Any:
    """The larger of a and b; where they are equal, each takes half of the gradient."""
    return xp.maximum(a, b)


@maximum.vjp
def maximum_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
    return lambda: _to_chosen(g, a > b, a == b), lambda: _to_chosen(g, a < b, a == b)


@op
def minimum(xp: Any, a: Any, b: Any) -> Any:
    """The smaller of a and b; where they are equal, each takes half of the gradient."""
    return xp.minimum(a, b)


@minimum.vjp
def minimum_vjp(g: Any, out: Any, a: Any, b: Any) -> Any:
    return lambda: _to_chosen(g, a < b, a == b), lambda: _to_chosen(g, a > b, a == b)


def _to_chosen(g: Any, chosen: Any, tied: Any) -> Any:
    return where(chosen, g, where(tied, g * 0.5, 0.0))


@op
def clip(xp: Any, x: Any, *, min: float | None = None, max: float | None = None) -> Any:
    """x held between min and max; the slope is 1 from min to max, both included, and 0 outside."""
    if isinstance(min, Tensor) or isinstance(max, Tensor):
        raise ArgumentError(
            "clip: a bound is a Tensor, and no gradient flows to bounds",
            expected="numbers or arrays",
            given=f"min={min!r}, max={max!r}",
            mend="minimum(maximum(x, low), high) for bounds with a gradient, low.data for bounds without",
        )
    return xp.clip(x, min, max)


@clip.vjp
def clip_vjp(g: Any, out: Any, x: Any, *, min: float | None = None, max: float | None = None) -> Any:
    if min is not None:
        g = where(x >= min, g, 0.0)
    if max is not None:
        g = where(x <= max, g, 0.0)
    return g
