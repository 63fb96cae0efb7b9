"""Dropout: random neurons are silent in each training step, so that none can rely on another."""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.autodiff.tensor import array_of
from chainrule.autodiff.traced import uniform
from chainrule.errors import ArgumentError
from chainrule.nn.module import Module
from chainrule.randomness import Seed, as_generator


class Dropout(Module):
    """Each element becomes 0 with probability `rate` in training, and the rest are divided by 1 - rate.

    So the expected sum stays the same and evaluation needs no correction ("inverted" dropout; Srivastava et
    al., 2014). In evaluation nothing changes.

    Args:
        rate: the share that is silenced, from 0 to below 1.
        seed: for the draws. None: `fit` draws from its own seed; outside `fit`, fresh entropy.

    >>> Dropout(0.5, seed=0)(np.ones(4)).tolist()
    [0.0, 0.0, 0.0, 2.0]
    """

    def __init__(self, rate: float, *, seed: Seed = None) -> None:
        if not 0 <= rate < 1:
            raise ArgumentError(
                "Dropout: rate is not a share",
                expected="from 0 (nothing) to below 1",
                given=repr(rate),
                mend="Dropout(0.2)",
            )
        self.rate = float(rate)
        self.generator = None if seed is None else as_generator(seed)

    def forward(self, X: Any) -> Any:
        """Any shape, kept."""
        if not self.training or self.rate == 0:
            return X
        if self.generator is None:
            self.generator = as_generator(None)
        array = array_of(X)
        keep = 1 - self.rate
        kept = uniform(self.generator, array) < keep
        dtype = array.dtype if array.dtype.kind == "f" else np.dtype(np.float64)
        return X * (kept.astype(dtype) / dtype.type(keep))

    def __repr__(self) -> str:
        return f"Dropout({self.rate!r})"
