"""Clipping: shorten gradients that are too long, so that one bad batch cannot throw the parameters far away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from chainrule.autodiff import Tensor
from chainrule.autodiff.tensor import array_of
from chainrule.autodiff.traced import as_array, number
from chainrule.errors import ArgumentError


def norm_of_gradients(gradients: Sequence[Any]) -> float:
    """The length √Σ g² of all gradients, taken together as one vector."""
    total: Any = 0.0
    with np.errstate(over="ignore"):
        for gradient in gradients:
            wide = as_array(array_of(gradient)).astype(
                np.float64
            )  # float32 overflows in its squares long before itself
            total = total + number(np.sum(wide * wide))
    norm: float = total**0.5
    return norm


def clipping_factor(gradients: Sequence[Any], max_norm: float) -> float:
    """What all gradients together are to be multiplied by, to be no longer than `max_norm`; at most 1."""
    # fmax leaves NaN aside: what is no number stays as it is, and where it is
    factor: float = number(max_norm / np.fmax(norm_of_gradients(gradients), max_norm))
    return factor


def clip_by_norm(parameters: Iterable[Tensor], max_norm: float) -> float:
    """Shorten the gradients of all parameters together to `max_norm`, if they are longer (Pascanu et al., 2013).

    Returns:
        The norm before.

    >>> x = Tensor([3.0, 4.0])
    >>> x.grad = np.array([3.0, 4.0])
    >>> clip_by_norm([x], 1.0)
    5.0
    >>> x.grad
    array([0.6, 0.8])
    """
    if not max_norm > 0:
        raise ArgumentError(
            "clip_by_norm: max_norm is not a length", expected="above 0", given=repr(max_norm), mend="1.0"
        )
    present = [parameter for parameter in parameters if parameter.grad is not None]
    norm = norm_of_gradients([parameter.grad for parameter in present])
    if norm > max_norm:
        for parameter in present:
            parameter.grad = parameter.grad * (max_norm / norm)
    return norm
