"""Parameter: a Tensor that a module owns and an optimizer changes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from chainrule.autodiff import Tensor


class Parameter(Tensor):
    """A leaf Tensor with an array of its own, float32 unless asked otherwise.

    >>> Parameter([1, 2])
    Parameter([1., 2.], dtype=float32)
    """

    __slots__ = ()

    def __init__(self, data: ArrayLike, name: str | None = None, *, dtype: Any = np.float32) -> None:
        super().__init__(np.array(data, dtype=dtype, order="C"), name)

    def __repr__(self) -> str:
        return super().__repr__().replace("Tensor(", "Parameter(", 1)
