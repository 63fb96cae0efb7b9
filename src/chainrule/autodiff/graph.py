"""Looking at a graph: as text, as a picture, as data, and as the chain rule spelt out with its numbers."""

from __future__ import annotations

import math
import os
from typing import Any, NamedTuple

import numpy as np

from chainrule.autodiff.engine import apply_rule, graph_of
from chainrule.autodiff.graph_picture import Box, draw
from chainrule.autodiff.tensor import Tensor, array_of
from chainrule.errors import ArgumentError, DTypeError
from chainrule.files import as_path, write_whole

SMALL = 6
"""Arrays of up to so many elements are written out."""

MOST_LINES = 60
MOST_BOXES = 300

SLOPES: dict[str, tuple[str, ...]] = {
    "add": ("1", "1"),
    "subtract": ("1", "-1"),
    "multiply": ("{1}", "{0}"),
    "divide": ("1/{1}", "-{0}/{1}²"),
    "power": ("{1}·{0}^({1} - 1)", "{out}·ln {0}"),
    "negative": ("-1",),
    "exp": ("e^{0}",),
    "log": ("1/{0}",),
    "sqrt": ("1/(2·{out})",),
    "square": ("2·{0}",),
    "sin": ("cos {0}",),
    "cos": ("-sin {0}",),
    "tanh": ("1 - {out}²",),
    "sigmoid": ("{out}·(1 - {out})",),
    "softplus": ("sigmoid({0})",),
    "relu": ("1 where {0} > 0, else 0",),
    "sum": ("1 for each element",),
    "mean": ("1/n for each of n elements",),
}
"""The slope of an op by each of its inputs, in words; only shown, never computed with."""


class Node(NamedTuple):
    """One Tensor of a graph.

    Attributes:
        id: its number, oldest first; the output is the last.
        label: its name, or a letter for a leaf and v1, v2, ... for the rest.
        op: the op that made it; None for a leaf.
        inputs: for each input the id of its node, or the constant itself.
        value: its numbers.
        gradient: the gradient of the output by it, or None where the output is not a single number.
    """

    id: int
    label: str
    op: str | None
    inputs: tuple[Any, ...]
    options: dict[str, Any]
    value: Any
    gradient: Any


class Graph:
    """The graph that made a Tensor; made by `graph`. Print it, or let a notebook draw it.

    Attributes:
        nodes: oldest first, the output last.
    """

    def __init__(self, output: Tensor) -> None:
        tensors = graph_of(output)[::-1]
        self._tensors = tensors
        ids = {id(tensor): i for i, tensor in enumerate(tensors)}
        labels = _labels(tensors)
        self._shares = _shares(output, tensors, ids) if output.size == 1 else None
        self.nodes = tuple(
            Node(
                i,
                labels[i],
                tensor.op.name if tensor.op else None,
                tuple(_Id(ids[id(x)]) if isinstance(x, Tensor) else x for x in tensor.inputs),
                tensor.options,
                tensor.data,
                None if self._shares is None else self._shares.totals.get(i),
            )
            for i, tensor in enumerate(tensors)
        )

    def __repr__(self) -> str:
        return f"<Graph of {len(self.nodes)} nodes>"

    def __str__(self) -> str:
        """A line for each node, oldest first."""
        rows = [(self._formula(node), _numbers(node.value), _numbers(node.gradient)) for node in self.nodes]
        left_out = len(rows) - MOST_LINES
        if left_out > 0:
            half = MOST_LINES // 2
            rows = [*rows[:half], (f"... {left_out} nodes left out ...", "", ""), *rows[-half:]]
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        lines = []
        for formula, value, gradient in rows:
            line = f"{formula:<{widths[0]}}  {value:<{widths[1]}}"
            lines.append((line + (f"  gradient {gradient}" if gradient else "")).rstrip())
        return "\n".join(lines)

    def explain(self) -> str:
        """The chain rule, spelt out node by node from the output back.

        Raises:
            ArgumentError: the output is not a single number.
        """
        if self._shares is None:
            raise ArgumentError(
                "explain: the output is not a single number, so there is no one gradient to explain",
                given=f"shape {self.nodes[-1].value.shape}",
                mend="graph(output.sum()).explain()",
            )
        last = self.nodes[-1]
        lines = ["Forward, each value from those before it:", ""]
        lines += ["  " + line for line in str(self).splitlines()] if len(self.nodes) <= MOST_LINES else []
        lines += ["", f"Backward, the slope of {last.label} by each value, from the last to the first:", ""]
        lines.append(f"  {last.label} by itself: {_numbers(np.ones_like(last.value))}")
        for node in reversed(self.nodes[-MOST_BOXES:]):
            lines += self._explained(node)
        if len(self.nodes) > MOST_BOXES:
            lines.append(f"  ... {len(self.nodes) - MOST_BOXES} older nodes left out ...")
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Nodes and edges as plain data; numbers up to 100 elements, those that are not finite as text."""
        return {
            "output": len(self.nodes) - 1,
            "nodes": [
                {
                    "id": node.id,
                    "label": node.label,
                    "op": node.op,
                    "inputs": [int(x) if isinstance(x, _Id) else None for x in node.inputs],
                    "constants": [None if isinstance(x, _Id) else _plain(np.asarray(x)) for x in node.inputs],
                    "options": {name: str(value) for name, value in node.options.items()},
                    "shape": list(node.value.shape),
                    "dtype": str(node.value.dtype),
                    "value": _plain(node.value),
                    "gradient": None if node.gradient is None else _plain(np.asarray(node.gradient)),
                }
                for node in self.nodes
            ],
        }

    def to_json(self) -> str:
        """`to_dict` as strict JSON."""
        import json

        return json.dumps(self.to_dict(), allow_nan=False)

    def to_svg(self) -> str:
        """The graph as a picture, from left to right, for light and dark pages."""
        left_out = max(0, len(self.nodes) - MOST_BOXES)
        note = f" The {left_out} oldest nodes are left out." if left_out else ""
        return draw(self.boxes(), f"Graph of {self.nodes[-1].label}", f"{len(self.nodes)} nodes.{note}")

    def boxes(self) -> list[Box]:
        """What a picture shows: a box for each node and for each constant, sources first."""
        shown = self.nodes[-MOST_BOXES:]
        first = shown[0].id
        boxes: list[Box] = []
        place: dict[int, int] = {}
        for node in shown:
            sources = []
            for x in node.inputs:
                if isinstance(x, _Id):
                    sources += [place[int(x)]] if int(x) >= first else []
                else:
                    boxes.append(Box((_numbers(np.asarray(x)) or "constant",), (), "constant"))
                    sources.append(len(boxes) - 1)
            kind = "output" if node is shown[-1] else "leaf" if node.op is None else "op"
            lines = [node.label if node.op is None else f"{node.label} = {node.op}", _numbers(node.value)]
            if node.gradient is not None:
                lines.append(f"gradient {_numbers(node.gradient)}")
            boxes.append(Box(tuple(lines), tuple(sources), kind))
            place[node.id] = len(boxes) - 1
        return boxes

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the picture (.svg) or the data (.json).

        Raises:
            ArgumentError: another suffix.
            FileError: the file cannot be written.
        """
        file = as_path("path", path)
        writers = {".svg": self.to_svg, ".json": self.to_json}
        if file.suffix not in writers:
            raise ArgumentError("save: unknown suffix", expected=".svg or .json", given=repr(file.suffix))
        write_whole(file, writers[file.suffix]().encode())

    def _names(self, node: Node) -> list[str]:
        return [self.nodes[int(x)].label if isinstance(x, _Id) else _numbers(np.asarray(x)) for x in node.inputs]

    def _formula(self, node: Node) -> str:
        return node.label if node.op is None else f"{node.label} = {node.op}({', '.join(self._names(node))})"

    def _explained(self, node: Node) -> list[str]:
        """How one node hands its gradient on, and how what was handed to each of its inputs adds up."""
        if node.op is None or self._shares is None or node.id not in self._shares.given:
            return []
        names = self._names(node)
        lines = ["", f"  {self._formula(node)}"]
        for target, share, slope in self._shares.given[node.id]:
            label = self.nodes[target].label
            formula = self._slope(node, names, target)
            if slope is not None:
                equation = "" if formula in ("", _numbers(slope)) else f"{formula} = "
                lines.append(
                    f"    {node.label} by {label}: {equation}{_numbers(slope)}, "
                    f"times {_numbers(node.gradient)} gives {_numbers(share)}"
                )
            else:
                lines.append(f"    to {label}: {formula or 'by the rule of ' + node.op}, gives {_numbers(share)}")
            received = self._shares.received[target]
            if len(received) > 1 and received[-1] == node.id:
                parts = [s for giver in received for t, s, _ in self._shares.given[giver] if t == target]
                total = _numbers(self._shares.totals[target])
                lines.append(
                    f"    {label} was used {len(parts)} times: {' + '.join(map(_numbers, parts))} = {total}"
                )
        return lines

    def _slope(self, node: Node, names: list[str], target: int) -> str:
        """The slope of one node by one of its inputs in words; an input that comes twice has two of them."""
        words = SLOPES.get(node.op or "", ())
        positions = [i for i, x in enumerate(node.inputs) if isinstance(x, _Id) and int(x) == target]
        if any(i >= len(words) for i in positions):
            return ""
        return " + ".join(words[i].format(*names, out=node.label) for i in positions)


def graph(output: Tensor) -> Graph:
    """Look at the graph that made a Tensor: print it, draw it, save it, or let it explain the chain rule.

    Nothing is changed: no `.grad` is touched.

    Raises:
        DTypeError: `output` is a plain array, which has no graph.

    >>> a, b = Tensor(2.0, name="a"), Tensor(3.0, name="b")
    >>> print(graph(a * b + a))
    a                     2  gradient 4
    b                     3  gradient 2
    v1 = multiply(a, b)   6  gradient 1
    out = add(v1, a)      8  gradient 1
    """
    if not isinstance(output, Tensor):
        raise DTypeError(
            "graph: only a Tensor remembers how it was made",
            expected="a Tensor",
            given=type(output).__name__,
            mend="compute it from Tensors: x = Tensor(...)",
        )
    return Graph(output)


class _Id(int):
    """The id of a node, as opposed to a constant."""


class _Shares(NamedTuple):
    """What each node gave to each of its inputs, and what arrived in all."""

    given: dict[int, list[tuple[int, Any, Any]]]  # giver: (receiver, share, slope for single numbers)
    received: dict[int, list[int]]  # receiver: givers, in the order in which they gave
    totals: dict[int, Any]


def _shares(output: Tensor, tensors: list[Tensor], ids: dict[int, int]) -> _Shares:
    """Run the chain rule backwards and note every share of it."""
    shares = _Shares({}, {}, {ids[id(output)]: np.ones_like(output.data)})
    for tensor in reversed(tensors):
        number = ids[id(tensor)]
        if tensor.op is None or number not in shares.totals:
            continue
        gave: dict[int, Any] = {}
        apply_rule(tensor.op, tensor, shares.totals[number], None, gave, False)
        slopes: dict[int, Any] = {}
        if tensor.size == 1:
            apply_rule(tensor.op, tensor, np.ones_like(tensor.data), None, slopes, False)
        shares.given[number] = []
        for value in {id(x): x for x in tensor.inputs if isinstance(x, Tensor)}.values():
            if id(value) not in gave:
                continue
            target, share = ids[id(value)], gave[id(value)]
            slope = slopes.get(id(value)) if value.size == 1 else None
            shares.given[number].append((target, share, slope))
            shares.received.setdefault(target, []).append(number)
            shares.totals[target] = shares.totals[target] + share if target in shares.totals else share
    return shares


def _labels(tensors: list[Tensor]) -> list[str]:
    """A name for each Tensor: its own, or the next free letter or number."""
    taken = {tensor.name for tensor in tensors}
    letters = (letter for letter in "abcdefghijklmnpqrstuwxyz" if letter not in taken)
    numbers = (f"v{i}" for i in range(1, len(tensors) + 1) if f"v{i}" not in taken)
    leaves = (f"x{i}" for i in range(1, len(tensors) + 1) if f"x{i}" not in taken)
    labels = []
    used: dict[str, int] = {}
    for tensor in tensors:
        if tensor.name is not None:
            used[tensor.name] = used.get(tensor.name, 0) + 1
            labels.append(tensor.name if used[tensor.name] == 1 else f"{tensor.name}#{used[tensor.name]}")
        elif tensor is tensors[-1]:
            labels.append("out")
        elif tensor.op is not None:
            labels.append(next(numbers))
        else:
            labels.append(next(letters, None) or next(leaves))
    return labels


def _numbers(array: Any) -> str:
    """The numbers, where they are few; the shape, where they are many."""
    if array is None:
        return ""
    array = np.asarray(array_of(array))
    if array.ndim == 0:
        return f"{array.item():.4g}" if array.dtype.kind == "f" else str(array.item())
    if array.size > SMALL:
        return "array " + "×".join(map(str, array.shape))
    text = np.array2string(array, precision=4, separator=", ", suppress_small=True)
    return " ".join(text.split())


def _plain(array: Any) -> Any:
    """Numbers as lists for JSON; None for more than 100."""
    if array.size > 100 or array.dtype.kind not in "fiub":
        return None
    return _finite(array.tolist())


def _finite(value: Any) -> Any:
    if isinstance(value, list):
        return [_finite(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value
