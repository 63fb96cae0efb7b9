"""Record: run a function once on stand-ins, and keep what it computed as a graph. Nothing real changes by it.

The stand-ins lie in the places of the arguments, of all parameters and of all arrays that models and optimizers
hold. What the function assigns to those places is what a run of the graph has to assign to them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.autodiff.tensor import Tensor, array_of
from chainrule.autodiff.traced import Node, Trace, Traced, Untraceable
from chainrule.compiler.graph import Graph, literal
from chainrule.compiler.watch import Place, Watch, refuse_doubtful, restore, side_effect

Array = NDArray[Any]


@dataclass
class Recorded:
    """A graph, and where its states are.

    Attributes:
        graph: what was computed.
        places: the node of each array that was read, and where it is held.
        numbers: the same for numbers.
        rebound: the states (by id of the node) whose place got another array, and not new numbers in the old one.
        outputs: what the function returned, with an Output in the place of each array.
    """

    graph: Graph
    places: list[tuple[Node, Place]]
    numbers: list[tuple[Node, Place]]
    rebound: set[int]
    outputs: Any


@dataclass(frozen=True)
class Output:
    """In what a function returned: the place of an output.

    Attributes:
        number: which one.
        kind: what the function itself would return there: Tensor, float or np.ndarray.
    """

    number: int
    kind: type


def record(
    function: Callable[..., Any], arguments: Sequence[Any], watch: Watch, names: Sequence[str] = ()
) -> Recorded:
    """Run `function` on stand-ins for `arguments`.

    Raises:
        Untraceable: a graph cannot hold what it does; the message says why.
    """
    refuse_doubtful(watch)
    generators = [(generator, generator.bit_generator.state) for generator in watch.generators]
    try:
        recorded = _once(function, arguments, watch, names)
        if watch.foreign and not _equal(recorded, _once(function, arguments, watch, names)):
            raise Untraceable("it does not compute the same each time: something in it changes from call to call")
    finally:
        for generator, state in generators:
            generator.bit_generator.state = state
    watch.accept()
    return recorded


def _once(function: Callable[..., Any], arguments: Sequence[Any], watch: Watch, names: Sequence[str]) -> Recorded:
    trace = Trace()
    before = watch.snapshot()
    gradients = [(tensor, tensor.grad) for tensor in watch.tensors]
    originals = [(place, place.get()) for place in (*watch.arrays, *watch.numbers)]
    stand_ins = [(place, trace.leaf("state", value, name=place.name)) for place, value in originals]
    first = [stand_in.node for _, stand_in in stand_ins]
    inputs = [
        trace.leaf("input", value, name=names[i] if i < len(names) else f"input {i}")
        for i, value in enumerate(arguments)
    ]
    nodes = [x.node for x in inputs]
    try:
        for place, stand_in in stand_ins:
            place.put(stand_in)
        for tensor in watch.tensors:
            tensor.grad = None
        swapped = watch.snapshot()
        try:
            with np.errstate(all="ignore"):
                result = function(*inputs)
        except Untraceable as reason:
            raise Untraceable(trace.escaped or str(reason)) from None
        except Exception as error:  # whatever is wrong will be wrong again, and said better, without stand-ins
            raise Untraceable(f"{type(error).__name__} came up while it was recorded: {error}") from error
        if trace.escaped is not None:
            raise Untraceable(trace.escaped)
        effect = side_effect(swapped)
        if effect is not None:
            raise Untraceable(f"it {effect} each time it is called")
        rebound = {
            id(node)
            for node, (place, stand_in) in zip(first, stand_ins, strict=True)
            if place.get() is not stand_in
        }
        updates = [
            (node, _new_value(place, node, trace)) for node, (place, _) in zip(first, stand_ins, strict=True)
        ]
        outputs: list[Node] = []
        tree = _with_outputs(result, outputs, trace)
    finally:
        for place, value in originals:
            place.put(value)
        restore(before)
        changed = watch.restored_contents()
        for tensor, gradient in gradients:
            tensor.grad = gradient
    if changed is not None:
        raise Untraceable(f"it changes {changed} in place")
    graph = Graph(
        tuple(nodes),
        tuple(outputs),
        tuple((node, new) for node, new in updates if new is not node),
        tuple(trace.checks),
    )
    count = len(watch.arrays)
    held = [(node, place) for node, (place, _) in zip(first, stand_ins, strict=True)]
    return Recorded(graph, held[:count], held[count:], rebound, tree)


def _new_value(place: Place, node: Node, trace: Trace) -> Node:
    """What a place holds after the function has run."""
    value = place.get()
    if not isinstance(value, Traced):
        raise Untraceable(f"it puts something that is not computed into {place.name}")
    new = trace.node_of(value)
    if new.shape != node.shape or new.dtype != node.dtype:
        raise Untraceable(f"it changes the shape or the type of {place.name}")
    return new


def _with_outputs(tree: Any, found: list[Node], trace: Trace) -> Any:
    """The same tuples, lists and dicts with an Output for each array; `found` gets their nodes."""
    value = array_of(tree) if isinstance(tree, Tensor) else tree
    if isinstance(value, Traced | np.ndarray | np.generic | float | int):
        found.append(trace.node_of(value))
        is_number = value.is_number if isinstance(value, Traced) else not isinstance(value, np.ndarray)
        kind = Tensor if isinstance(tree, Tensor) else float if is_number else np.ndarray
        return Output(len(found) - 1, kind)
    if isinstance(tree, dict):
        return {key: _with_outputs(part, found, trace) for key, part in tree.items()}
    if isinstance(tree, tuple | list):
        parts = [_with_outputs(part, found, trace) for part in tree]
        return type(tree)(*parts) if hasattr(tree, "_fields") else type(tree)(parts)
    if tree is None:
        return None
    raise Untraceable(f"it gives something that is no array: {type(tree).__name__}")


# Two recordings of the same function


def _equal(first: Recorded, second: Recorded) -> bool:
    """Whether two recordings compute the same: the same ops in the same order, with the same constants."""
    ones, others = first.graph.nodes(), second.graph.nodes()
    place = {id(node): i for i, node in enumerate(ones)} | {id(node): i for i, node in enumerate(others)}
    if len(ones) != len(others) or repr(first.outputs) != repr(second.outputs):
        return False
    ends = [[place[id(node)] for node in recorded.graph.outputs] for recorded in (first, second)]
    changes = [[(place.get(id(s)), place[id(n)]) for s, n in r.graph.updates] for r in (first, second)]
    return (
        ends[0] == ends[1]
        and changes[0] == changes[1]
        and all(_same(a, b, place) for a, b in zip(ones, others, strict=True))
    )


def _same(a: Node, b: Node, place: dict[int, int]) -> bool:
    if (a.op, a.shape, a.dtype) != (b.op, b.shape, b.dtype):
        return False
    if [place[id(x)] for x in a.inputs] != [place[id(x)] for x in b.inputs]:
        return False
    if a.op == "constant":
        one, other = a.options["value"], b.options["value"]
        return one is other or (
            (literal(a) is None) == (literal(b) is None)
            and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
        )
    if a.op == "call":
        return bool(a.options["name"] == b.options["name"]) and repr(a.options["template"]) == repr(
            b.options["template"]
        )
    return all(repr(a.options[key]) == repr(b.options.get(key)) for key in a.options)
