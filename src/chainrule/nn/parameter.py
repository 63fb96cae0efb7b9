"""Parameter: a Tensor that a module owns and an optimizer changes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from chainrule.alignment import aligned_copy
from chainrule.autodiff import Tensor
from chainrule.errors import DTypeError


class Parameter(Tensor):
    """A leaf Tensor with an array of its own, float32 unless asked otherwise.

    Raises:
        DTypeError: the data are not real numbers, or `dtype` is not a floating type.

    >>> Parameter([1, 2])
    Parameter([1., 2.], dtype=float32)
    """

    __slots__ = ()

    def __init__(self, data: ArrayLike, name: str | None = None, *, dtype: Any = np.float32) -> None:
        super().__init__(data, name)
        self.data = aligned_copy(self.data.astype(dtype, copy=False))
        if self.data.dtype.kind != "f":
            raise DTypeError(
                "Parameter: dtype is not a floating type, so there would be nothing to learn",
                expected="np.float32 or np.float64",
                given=f"{self.data.dtype}",
            )

    def __repr__(self) -> str:
        return super().__repr__().replace("Tensor(", "Parameter(", 1)


def dtype_option(parameter: Parameter) -> str:
    """What a layer's repr says of its element type: nothing for float32."""
    return "" if parameter.dtype == np.float32 else f", dtype={parameter.dtype.name!r}"
