"""The summary of a model: what each layer gives, how many numbers it learns, how much it computes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from chainrule.autodiff import Tensor
from chainrule.autodiff.engine import graph_of
from chainrule.autodiff.op import recording
from chainrule.autodiff.tensor import births
from chainrule.errors import DTypeError
from chainrule.nn.observer import observed_by

if TYPE_CHECKING:
    from chainrule.nn.module import Module


class LayerSummary(NamedTuple):
    """One row: a module without modules below it.

    Attributes:
        path: where it is in the model.
        kind: what it is, as code.
        output_shape: the shape of what it gives for one example.
        n_parameters: the numbers that it learns; one shared with an earlier layer counts there.
        multiply_adds: multiplications (each with its addition) in matrix products, for one example.
    """

    path: str
    kind: str
    output_shape: tuple[int, ...]
    n_parameters: int
    multiply_adds: int


class Summary(NamedTuple):
    """All rows; `print` it for a table."""

    layers: tuple[LayerSummary, ...]

    @property
    def n_parameters(self) -> int:
        """All numbers that are learnt."""
        return sum(layer.n_parameters for layer in self.layers)

    @property
    def multiply_adds(self) -> int:
        """All multiply-adds for one example."""
        return sum(layer.multiply_adds for layer in self.layers)

    def __str__(self) -> str:
        rows = [("layer", "kind", "output", "parameters", "multiply-adds")]
        rows += [
            (x.path, x.kind, f"{x.output_shape}", f"{x.n_parameters:,}", f"{x.multiply_adds:,}")
            for x in self.layers
        ]
        rows.append(("", "total", "", f"{self.n_parameters:,}", f"{self.multiply_adds:,}"))
        widths = [max(len(row[column]) for row in rows) for column in range(5)]
        aligned = "<<<>>"
        return "\n".join(
            "  ".join(
                f"{cell:{side}{width}}" for cell, side, width in zip(row, aligned, widths, strict=True)
            ).rstrip()
            for row in rows
        )


class _Call:
    """One call of one module: the ops that are born between `start` and `end` are its own."""

    def __init__(self, module: Any, start: int) -> None:
        self.module, self.start, self.end = module, start, start
        self.output: Any = None
        self.multiply_adds = 0


class _Calls:
    """Observes the calls of one run."""

    def __init__(self) -> None:
        self.finished: list[_Call] = []
        self.running: list[_Call] = []

    def enter(self, module: Any, inputs: tuple[Any, ...]) -> None:
        self.running.append(_Call(module, next(births)))

    def leave(self, module: Any, output: Any) -> None:
        call = self.running.pop()
        call.end, call.output = next(births), output
        self.finished.append(call)


def summarize(model: Module, input_shape: tuple[int, ...]) -> Summary:
    """Run one example of zeros through `model` and note what happens in each layer; see `Module.summary`."""
    dtype = next((parameter.dtype for parameter in model.parameters()), np.dtype(np.float32))
    was_training = {id(module): module.training for _, module in model.modules()}
    calls = _Calls()
    before, recording.on = recording.on, True  # the products are counted in the graph, also within no_grad
    try:
        with observed_by(calls):
            output = model.eval()(Tensor(np.zeros((1, *input_shape), dtype=dtype)))
    finally:
        recording.on = before
        for _, module in model.modules():
            module.__dict__["training"] = was_training[id(module)]
    _demand_tensor(model, output)
    _share_out_products(output, calls.finished)
    return Summary(tuple(_rows(model, calls.finished)))


def _share_out_products(output: Any, calls: list[_Call]) -> None:
    """Give each matrix product of the graph to the innermost call during which it was born."""
    for node in graph_of(output):
        work = _multiply_adds(node)
        within = [call for call in calls if call.start < node.birth < call.end] if work else []
        if within:
            min(within, key=lambda call: call.end - call.start).multiply_adds += work


def _multiply_adds(node: Tensor) -> int:
    name = node.op.name if node.op else ""
    if name in ("matmul", "linear"):
        return int(node.size) * int(np.shape(node.arrays[0])[-1])
    if name == "einsum":
        sizes = {
            letter: size
            for term, operand in zip(node.options["terms"], node.inputs, strict=True)
            for letter, size in zip(term, operand.shape, strict=True)
        }
        return int(math.prod(sizes.values())) * (len(node.inputs) - 1)
    return 0


def _rows(model: Module, calls: list[_Call]) -> list[LayerSummary]:
    counted: set[int] = set()
    paths = {id(module): path for path, module in model.modules()}
    rows = []
    for call in calls:
        parameters = [p for p in call.module.__dict__.values() if isinstance(p, Tensor) and id(p) not in counted]
        counted.update(id(parameter) for parameter in parameters)
        is_leaf = not any(call.module.children())
        if is_leaf or parameters or call.multiply_adds:
            _demand_tensor(call.module, call.output)
            kind = repr(call.module) if is_leaf else type(call.module).__name__
            shape = tuple(int(n) for n in call.output.shape[1:])
            count = sum(parameter.size for parameter in parameters)
            path = paths.get(id(call.module), "")  # none for a module that was made during the call
            rows.append(LayerSummary(path, kind, shape, count, call.multiply_adds))
    return rows


def _demand_tensor(module: Any, output: Any) -> None:
    if not isinstance(output, Tensor):
        raise DTypeError(
            f"summary: {type(module).__name__} does not give a Tensor",
            expected="forward returns one Tensor",
            given=type(output).__name__,
            mend="return the result" if output is None else None,
        )
