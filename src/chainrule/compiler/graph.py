"""Graph: what was recorded, as data. A pass is a function from one graph to another; here is what all passes need.

Nodes are never changed: a pass makes new ones where it finds something better, and whatever is no longer reached
from the results is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from chainrule.autodiff.traced import Node

VIEWS = frozenset({"reshape", "transpose", "broadcast_to", "slice"})
"""Ops that move nothing: they see the same memory otherwise."""

REDUCTIONS = frozenset({"sum", "prod", "max", "min", "all", "any", "argmax", "argmin"})
LEAVES = frozenset({"input", "state", "constant"})
APART = frozenset({"matmul", "dense", "descend", "uniform", "call"})
"""Ops that are steps of their own; all others but leaves and views are computed element by element."""

SMALL_PRODUCT = 20_000
"""Products with fewer multiplications than this are loops in a kernel: calling BLAS would take longer."""


@dataclass(frozen=True)
class Graph:
    """A recorded computation.

    Attributes:
        inputs: what is filled in before each run.
        outputs: what is wanted.
        updates: (state, its value after the run), for every state that changes.
        checks: truth values; where one is False the run is given up before it changes any state.
    """

    inputs: tuple[Node, ...]
    outputs: tuple[Node, ...]
    updates: tuple[tuple[Node, Node], ...] = ()
    checks: tuple[Node, ...] = ()

    def nodes(self) -> list[Node]:
        """Every node that a result needs, inputs before those that use them."""
        found: dict[int, Node] = {}
        waiting = [*self.outputs, *(new for _, new in self.updates), *self.checks]
        while waiting:
            node = waiting.pop()
            if id(node) not in found:
                found[id(node)] = node
                waiting.extend(node.inputs)
        return sorted(found.values(), key=lambda node: node.number)

    def rewritten(self, rule: Callable[[Node], Node]) -> Graph:
        """The graph with `rule(node)` in the place of each node; the rule sees nodes whose inputs are done."""
        new: dict[int, Node] = {id(node): node for node in self.inputs}
        for node in self.nodes():
            inputs = tuple(new[id(x)] for x in node.inputs)
            changed = any(a is not b for a, b in zip(inputs, node.inputs, strict=True))
            new[id(node)] = rule(with_inputs(node, inputs) if changed else node)
        return Graph(
            tuple(new[id(node)] for node in self.inputs),
            tuple(new[id(node)] for node in self.outputs),
            tuple((state, new[id(node)]) for state, node in self.updates),
            tuple(new[id(node)] for node in self.checks),
        )

    def users(self) -> dict[int, list[Node]]:
        """For each node (by id) the nodes that use it."""
        found: dict[int, list[Node]] = {}
        for node in self.nodes():
            for x in node.inputs:
                found.setdefault(id(x), []).append(node)
        return found

    def __str__(self) -> str:
        return "\n".join(described(self))


def with_inputs(node: Node, inputs: Iterable[Node]) -> Node:
    """The same op on other inputs."""
    return Node(node.op, tuple(inputs), node.shape, node.dtype, **node.options)


def with_options(node: Node, **options: Any) -> Node:
    """The same op with some options more."""
    return Node(node.op, node.inputs, node.shape, node.dtype, **node.options, **options)


def is_elementwise(node: Node) -> bool:
    """Whether each element of a node depends only on the elements of its inputs at the same place."""
    return node.op not in LEAVES and node.op not in VIEWS and node.op not in APART and node.op not in REDUCTIONS


def literal(node: Node) -> Any:
    """The number that a constant is, or None: an array may be changed by whoever made it, a number may not."""
    return node.options["value"] if node.op == "constant" and node.options.get("literal") else None


def make_literal(value: Any, dtype: Any) -> Node:
    """A constant number."""
    array = np.asarray(value).astype(dtype)
    return Node("constant", (), (), array.dtype, value=array, literal=True)


def spread(node: Node, shape: tuple[int, ...]) -> Node:
    """A node repeated to a shape."""
    return node if node.shape == shape else Node("broadcast_to", (node,), shape, node.dtype)


# As text


def names_of(nodes: Iterable[Node]) -> dict[int, str]:
    """A short name for every node: its own where it has one, otherwise a number in the order of computation."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    numbered = 0
    for node in nodes:
        name = node.options.get("name") if node.op in ("input", "state") else None
        if literal(node) is not None:
            names[id(node)] = f"{node.options['value'].item():g}"
            continue
        if name is None or name in taken:
            numbered += 1
            name = f"%{numbered}"
        taken.add(name)
        names[id(node)] = name
    return names


def described(graph: Graph) -> list[str]:
    """The graph, a line for each node."""
    nodes = graph.nodes()
    names = names_of(nodes)
    lines = []
    for node in nodes:
        if literal(node) is not None:
            continue
        what = node.options.get("name", node.op) if node.op == "call" else node.op
        extra = [f"{key}={node.options[key]}" for key in ("axes", "index", "transposed") if key in node.options]
        given = ", ".join([*(names[id(x)] for x in node.inputs), *extra])
        text = f"{what}({given})" if node.op not in LEAVES else what
        lines.append(f"{names[id(node)]:<16} = {text:<48} {node.dtype} {_shape(node.shape)}".rstrip())
    lines += [f"{names[id(state)]:<16} ← {names[id(new)]}" for state, new in graph.updates]
    lines += [f"only if {names[id(check)]}" for check in graph.checks]
    lines.append("gives " + (", ".join(names[id(node)] for node in graph.outputs) or "nothing"))
    return lines


def _shape(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape))
