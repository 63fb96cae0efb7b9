"""Layers for images (n_samples, channels, height, width): convolution, pooling, and Flatten to rows."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.autodiff import ops
from chainrule.nn import init
from chainrule.nn.linear import demand_size
from chainrule.nn.module import Module
from chainrule.nn.parameter import Parameter, dtype_option
from chainrule.randomness import Seed

Pair = int | tuple[int, int]


class Conv2d(Module):
    """Slide `n_filters` filters over each image (LeCun et al., 1989).

    Args:
        channels: channels of the images that come in.
        n_filters: channels that go out, one for each filter.
        size: height and width of a filter.
        stride, padding: step between positions, and rows and columns of zeros around each image.
        bias, initial, dtype, seed: as for `Linear`.

    Shapes:
        X (n, channels, height, width), W (n_filters, channels, *size), b (n_filters,), result (n, n_filters,
        (height + 2·padding - size) // stride + 1, ...).

    >>> Conv2d(1, 8, 3, padding=1, seed=0)(np.zeros((5, 1, 28, 28), dtype=np.float32)).shape
    (5, 8, 28, 28)
    """

    W: Parameter
    b: Parameter | None

    def __init__(
        self,
        channels: int,
        n_filters: int,
        size: Pair,
        *,
        stride: Pair = 1,
        padding: Pair = 0,
        bias: bool = True,
        initial: init.Initializer = init.he_uniform,
        dtype: Any = np.float32,
        seed: Seed = None,
    ) -> None:
        height, width = size if isinstance(size, tuple | list) and len(size) == 2 else (size, size)
        demand_size("Conv2d", channels=channels, n_filters=n_filters, height=height, width=width)
        self.channels, self.n_filters, self.size = channels, n_filters, (height, width)
        self.stride, self.padding = stride, padding
        self.W = Parameter(initial((n_filters, channels, height, width), seed), dtype=dtype)
        self.b = Parameter(np.zeros(n_filters), dtype=dtype) if bias else None

    def forward(self, X: Any) -> Any:
        """(n, channels, height, width) -> (n, n_filters, out_height, out_width)."""
        return ops.conv2d(X, self.W, self.b, stride=self.stride, padding=self.padding)

    def __repr__(self) -> str:
        size = self.size[0] if self.size[0] == self.size[1] else self.size
        options = "" if self.stride == 1 else f", stride={self.stride!r}"
        options += "" if self.padding == 0 else f", padding={self.padding!r}"
        options += ("" if self.b is not None else ", bias=False") + dtype_option(self.W)
        return f"Conv2d({self.channels}, {self.n_filters}, {size!r}{options})"


class _Pooling(Module):
    def __init__(self, size: Pair, *, stride: Pair | None = None, padding: Pair = 0) -> None:
        self.size, self.stride, self.padding = size, stride, padding

    def __repr__(self) -> str:
        options = "" if self.stride is None else f", stride={self.stride!r}"
        options += "" if self.padding == 0 else f", padding={self.padding!r}"
        return f"{type(self).__name__}({self.size!r}{options})"


class MaxPool2d(_Pooling):
    """The largest element of each patch of `size`; `stride` None: patches do not overlap."""

    def forward(self, X: Any) -> Any:
        """(n, channels, height, width) -> (n, channels, out_height, out_width)."""
        return ops.max_pool2d(X, self.size, stride=self.stride, padding=self.padding)


class AvgPool2d(_Pooling):
    """The mean of each patch of `size`; `stride` None: patches do not overlap."""

    def forward(self, X: Any) -> Any:
        """(n, channels, height, width) -> (n, channels, out_height, out_width)."""
        return ops.avg_pool2d(X, self.size, stride=self.stride, padding=self.padding)


class Flatten(Module):
    """Each example becomes one row: (n, ...) -> (n, features)."""

    def forward(self, X: Any) -> Any:
        """(n, ...) -> (n, features)."""
        features = int(np.prod(X.shape[1:]))
        return ops.reshape(X, shape=(X.shape[0], features))

    def __repr__(self) -> str:
        return "Flatten()"


class Unflatten(Module):
    """Each row becomes an image again: (n, features) -> (n, channels, height, width)."""

    def __init__(self, channels: int, height: int, width: int) -> None:
        demand_size("Unflatten", channels=channels, height=height, width=width)
        self.channels, self.height, self.width = channels, height, width

    def forward(self, X: Any) -> Any:
        """(n, channels·height·width) -> (n, channels, height, width)."""
        return ops.reshape(X, shape=(X.shape[0], self.channels, self.height, self.width))

    def __repr__(self) -> str:
        return f"Unflatten({self.channels}, {self.height}, {self.width})"
