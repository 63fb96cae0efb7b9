"""Optimizer: walks over the parameters and changes each by its gradient; a subclass says how one array changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.alignment import aligned_copy
from chainrule.autodiff import Tensor
from chainrule.autodiff.tensor import array_of
from chainrule.errors import ArgumentError, DTypeError, GraphError, ShapeError, UnknownNameError
from chainrule.optim.clipping import clipping_factor

Array = NDArray[Any]

PIECE = 16_384
"""Numbers that are updated at a time: few enough for all arrays of a step to stay in the processor's cache."""


class Optimizer:
    """The base of all optimizers.

    A subclass names its state arrays (one of each per parameter, zero at first) in `state_names` and changes
    one array in `update`. `step` uses the gradients up: it sets each `.grad` to None, so that the next
    `backward` starts afresh.

    Args:
        parameters: leaf Tensors, such as `model.parameters()`.
        learning_rate: the length of a step.
        weight_decay: pulls weights towards 0; parameters with fewer than two axes (biases, the scales of norms)
            are left out.
        clip_norm: if the gradients of all parameters together are longer than this, they are shortened to it.

    Attributes:
        learning_rate: the rate of the next step; assign to it to change it.
        steps: how many steps were taken.
    """

    state_names: tuple[str, ...] = ()
    changing_numbers = ("_learning_rate", "steps")
    """Attributes that may be others at each step, for the compiler."""

    def __init__(
        self,
        parameters: Iterable[Tensor],
        learning_rate: float,
        *,
        weight_decay: float = 0.0,
        clip_norm: float | None = None,
    ) -> None:
        self.parameters = _leaves(parameters)
        self.learning_rate = learning_rate
        self.weight_decay = demand_number("weight_decay", weight_decay, 0)
        self.clip_norm = None if clip_norm is None else demand_number("clip_norm", clip_norm, 0, or_equal=False)
        self.steps = 0
        self._state_of = [[aligned_copy(np.zeros_like(p.data)) for _ in self.state_names] for p in self.parameters]

    @property
    def learning_rate(self) -> float:
        """The rate of the next step."""
        return self._learning_rate

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self._learning_rate = float(demand_number("learning_rate", rate, 0))

    def step(self) -> None:
        """Change every parameter that has a gradient, and use the gradients up.

        Raises:
            GraphError: no parameter has a gradient.
            ShapeError: a gradient that was not left by `backward` does not have its parameter's shape.
        """
        present = [(i, p) for i, p in enumerate(self.parameters) if p.grad is not None]
        if not present:
            raise GraphError(
                "step: no parameter has a gradient",
                given=f"{len(self.parameters)} parameters",
                mend="loss.backward() before each optimizer.step(), with a loss computed from these parameters",
            )
        for _, p in present:
            if p.grad.shape != p.data.shape:
                raise _misfit(p)
        self.steps += 1
        factor = 1.0 if self.clip_norm is None else clipping_factor([p.grad for _, p in present], self.clip_norm)
        for i, parameter in present:
            data, gradient = parameter.data, array_of(parameter.grad)
            if not isinstance(factor, float) or factor != 1.0:
                gradient = gradient * factor
            decay = self.weight_decay if data.ndim >= 2 else 0.0
            if data.size <= PIECE:
                self.update(data, gradient, decay, *self._state_of[i])
            else:
                for x, g, *state in _pieces(data, gradient, *self._state_of[i]):
                    self.update(x, g, decay, *state)
            parameter.grad = None
            parameter.renew()

    def update(self, parameter: Array, gradient: Array, decay: float, *state: Array) -> None:
        """Change `parameter` and `state` in place; `gradient` stays as it is. Every subclass writes its own."""
        raise UnknownNameError(
            f"{type(self).__name__} has no update", mend="def update(self, parameter, gradient, ...)"
        )

    def zero_grad(self) -> None:
        """Forget the gradients without using them."""
        for parameter in self.parameters:
            parameter.grad = None

    def state(self) -> dict[str, Array]:
        """All that a resumed run needs: the state arrays by name and parameter, the rate, the steps; no copies."""
        return {
            **self._state_arrays(),
            "learning_rate": np.array(self.learning_rate),
            "steps": np.array(self.steps),
        }

    def load_state(self, state: Mapping[str, Array]) -> None:
        """Copy in what `state()` of an optimizer of the same kind and parameters gave."""
        own = self.state()
        if own.keys() != state.keys():
            raise UnknownNameError(
                f"load_state: this is not the state of {type(self).__name__} with {len(self.parameters)} arrays",
                expected=", ".join(own),
                given=", ".join(state),
            )
        for name, array in own.items():
            if array.shape != np.shape(state[name]):
                raise ShapeError(
                    f"load_state: {name} does not fit",
                    expected=f"shape {array.shape}",
                    given=f"shape {np.shape(state[name])}",
                )
        self.learning_rate = float(state["learning_rate"])
        for name, array in self._state_arrays().items():
            array[...] = state[name]
        self.steps = int(state["steps"])

    def _state_arrays(self) -> dict[str, Array]:
        return {
            f"{name}.{i}": array
            for i, arrays in enumerate(self._state_of)
            for name, array in zip(self.state_names, arrays, strict=True)
        }

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.parameters)} parameters, learning_rate={self.learning_rate:g})"


def _pieces(first: Array, *others: Array) -> Iterator[tuple[Array, ...]]:
    """Views of the same place in each array, small enough to stay in the cache."""
    if not all(array.flags.c_contiguous for array in (first, *others)):
        yield (first, *others)
        return
    flat = [array.reshape(-1) for array in (first, *others)]
    for start in range(0, first.size, PIECE):
        yield tuple(array[start : start + PIECE] for array in flat)


def _misfit(parameter: Tensor) -> ShapeError:
    return ShapeError(
        f"step: the gradient of {parameter.name or 'a parameter'} does not fit it",
        expected=f"shape {parameter.shape}",
        given=f"shape {parameter.grad.shape}",
    )


def _leaves(parameters: Iterable[Tensor]) -> list[Tensor]:
    if isinstance(parameters, Tensor) or not isinstance(parameters, Iterable):
        raise DTypeError(
            "optimizer: parameters are not a list of parameters",
            expected="leaf Tensors, such as model.parameters()",
            given=f"{type(parameters).__name__}",
            mend="[parameter]" if isinstance(parameters, Tensor) else "model.parameters()",
        )
    leaves: dict[int, Tensor] = {}
    for parameter in parameters:
        if not isinstance(parameter, Tensor) or parameter.op is not None:
            raise DTypeError(
                "optimizer: not a parameter",
                expected="leaf Tensors",
                given=f"{parameter!r:.80}",
                mend="model.parameters()",
            )
        leaves[id(parameter)] = parameter
    if not leaves:
        raise ArgumentError(
            "optimizer: there is nothing to learn",
            expected="at least one parameter",
            given="none",
            mend="model.parameters(), of a model whose layers are attributes of it",
        )
    return list(leaves.values())


def demand_number(
    name: str, value: float, least: float, *, or_equal: bool = True, below: float = math.inf
) -> float:
    """Raise ArgumentError unless `value` is a number in its range."""
    try:
        fits = (value >= least if or_equal else value > least) and value < below
    except TypeError:
        fits = False
    if not fits:
        border = f"a number {'from' if or_equal else 'above'} {least:g}" + (
            f" to below {below:g}" if below < math.inf else ""
        )
        raise ArgumentError(f"optimizer: {name} is out of range", expected=border, given=repr(value))
    return value
