"""Linear: every output is a weighted sum of all inputs plus a bias."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.autodiff.ops import linear, matmul
from chainrule.errors import ArgumentError, ShapeError
from chainrule.nn import init
from chainrule.nn.module import Module
from chainrule.nn.parameter import Parameter, dtype_option
from chainrule.randomness import Seed


class Linear(Module):
    """X @ W + b.

    Args:
        n_in: features of each example that comes in.
        n_out: features of each example that goes out.
        bias: whether there is a b.
        initial: how W starts; b starts at zero.
        dtype: element type of W and b.
        seed: for `initial`.

    Shapes:
        X (..., n_in), W (n_in, n_out), b (n_out,), result (..., n_out).

    >>> Linear(3, 2, seed=0)(np.zeros((5, 3), dtype=np.float32)).shape
    (5, 2)
    """

    W: Parameter
    b: Parameter | None

    def __init__(
        self,
        n_in: int,
        n_out: int,
        *,
        bias: bool = True,
        initial: init.Initializer = init.glorot_uniform,
        dtype: Any = np.float32,
        seed: Seed = None,
    ) -> None:
        demand_size("Linear", n_in=n_in, n_out=n_out)
        self.n_in, self.n_out = n_in, n_out
        self.W = Parameter(initial((n_in, n_out), seed), dtype=dtype)
        self.b = Parameter(np.zeros(n_out), dtype=dtype) if bias else None

    def forward(self, X: Any) -> Any:
        """X (..., n_in) -> (..., n_out)."""
        shape = np.shape(X) if isinstance(X, list) else X.shape
        if not shape or shape[-1] != self.n_in:
            raise ShapeError(
                "Linear: the input has the wrong number of features",
                expected=f"(..., {self.n_in})",
                given=f"{shape}",
                mend=f"nn.Flatten() before this layer, or Linear({np.prod(shape[1:])}, {self.n_out})"
                if len(shape) > 2
                else f"Linear({shape[-1] if shape else 1}, {self.n_out})",
            )
        return matmul(X, self.W) if self.b is None else linear(X, self.W, self.b)

    def __repr__(self) -> str:
        options = ("" if self.b is not None else ", bias=False") + dtype_option(self.W)
        return f"Linear({self.n_in}, {self.n_out}{options})"


def demand_size(layer: str, **sizes: Any) -> None:
    """Raise ArgumentError for a size that is not a whole number from 1."""
    for name, size in sizes.items():
        if not isinstance(size, int | np.integer) or isinstance(size, bool) or size < 1:
            raise ArgumentError(
                f"{layer}: {name} is not a size", expected="a whole number from 1", given=f"{name}={size!r}"
            )
