"""In which order the units run, and where each value lies: one block of memory, laid out before the first run.

States (parameters, moments, running means) change only after every check has passed; where a kernel computes the
new value of a state place by place, it writes it over the old one, otherwise a copy at the end does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.alignment import LINE, aligned_empty
from chainrule.autodiff.traced import Node, Untraceable
from chainrule.compiler.fuse import Kernel, Single, Unit
from chainrule.compiler.graph import VIEWS, Graph

Array = NDArray[Any]


@dataclass
class Check:
    """A truth value that is looked at: where it is False the run ends here."""

    node: Node


@dataclass
class Copy:
    """A state takes the value that was computed for it."""

    state: Node
    node: Node


Task = Unit | Check | Copy


def base_of(node: Node) -> Node:
    """What a view is a view of."""
    while node.op in VIEWS:
        (node,) = node.inputs
    return node


def needs(task: Task) -> list[Node]:
    """The values that a task reads from memory, views looked through."""
    if isinstance(task, Kernel):
        inside = {id(node) for node in task.members}
        found = [base_of(x) for node in task.members for x in node.inputs]
        return [node for node in found if id(node) not in inside]
    if isinstance(task, Single):
        return [base_of(x) for x in task.node.inputs]
    return [base_of(task.node)]


def gives(task: Task) -> list[Node]:
    """The values that a task leaves in memory."""
    if isinstance(task, Kernel):
        return task.stored
    return [task.node] if isinstance(task, Single) else []


@dataclass
class Schedule:
    """The tasks in order.

    Attributes:
        tasks: what runs, one after the other.
        written_over: for each node (by id) that is computed in the place of a state, that state.
    """

    tasks: list[Task]
    written_over: dict[int, Node]


def schedule(graph: Graph, units: list[Unit]) -> Schedule:
    """Put the units in order, and decide which states are written over."""
    over: dict[int, Node] = {}
    for state, new in graph.updates:
        unit = next((u for u in units if any(node is new for node in gives(u))), None)
        if unit is not None and id(new) not in over and _may_be_written_over(unit, state, new):
            over[id(new)] = state
    while True:
        copies = [Copy(state, new) for state, new in graph.updates if over.get(id(new)) is not state]
        tasks: list[Task] = [*units, *(Check(node) for node in graph.checks), *copies]
        order, stuck = _in_order(tasks, over)
        if not stuck:
            return Schedule(order, over)
        # Somebody needs an old value after it is written over: the smallest of those states is copied at the end
        candidates = [node for task in stuck for node in gives(task) if id(node) in over]
        del over[id(min(candidates, key=lambda node: node.size))]


def _may_be_written_over(unit: Unit, state: Node, new: Node) -> bool:
    if isinstance(unit, Kernel):
        return _place_by_place(unit, state, new)
    return new.op == "descend" and all(base_of(x) is not state for x in new.inputs[:-1])


def _place_by_place(kernel: Kernel, state: Node, new: Node) -> bool:
    """Whether nobody in the kernel reads another place of the state than the one that is written."""
    if kernel.rows is not None or new.shape != kernel.space or state.shape != new.shape:
        return False
    return all(x is state or base_of(x) is not state for node in kernel.members for x in node.inputs) and all(
        node.shape == state.shape for node in kernel.members if any(x is state for x in node.inputs)
    )


def _in_order(tasks: list[Task], over: dict[int, Node]) -> tuple[list[Task], list[Task]]:
    """A topological order, and the tasks that no order has a place for."""
    maker = {id(node): i for i, task in enumerate(tasks) for node in gives(task)}
    before: list[set[int]] = [{maker[id(x)] for x in needs(task) if id(x) in maker} for task in tasks]
    checks = [i for i, task in enumerate(tasks) if isinstance(task, Check)]
    draws = [i for i, task in enumerate(tasks) if isinstance(task, Single) and task.node.op == "uniform"]
    draws.sort(key=lambda i: _number(tasks[i]))
    for earlier, later in pairwise(draws):
        before[later].add(earlier)
    for i in checks:
        before[i].update(draws[-1:])
    readers: dict[int, set[int]] = {}
    for i, task in enumerate(tasks):
        for x in needs(task):
            readers.setdefault(id(x), set()).add(i)
    for i, task in enumerate(tasks):
        written = [task.state] if isinstance(task, Copy) else [over[id(n)] for n in gives(task) if id(n) in over]
        for state in written:
            before[i] |= (readers.get(id(state), set()) | set(checks)) - {i}
    return _sorted(tasks, before, over)


def _sorted(tasks: list[Task], before: list[set[int]], over: dict[int, Node]) -> tuple[list[Task], list[Task]]:
    """Whoever writes a state comes as early as it may (its gradient is still in the cache), others as recorded.

    So do checks and what is computed for them: what they look at need not be kept for long.
    """
    left = set(range(len(tasks)))
    checked = {id(base_of(task.node)) for task in tasks if isinstance(task, Check)}
    urgent = over.keys() | checked
    rank = [
        (not isinstance(task, Check) and not any(id(node) in urgent for node in gives(task)), _number(task))
        for task in tasks
    ]
    order: list[Task] = []
    done: set[int] = set()
    while left:
        ready = [i for i in left if before[i] <= done]
        if not ready:
            return order, [tasks[i] for i in left]
        chosen = min(ready, key=lambda i: rank[i])
        order.append(tasks[chosen])
        left.remove(chosen)
        done.add(chosen)
    return order, []


def _number(task: Task) -> int:
    """When a task's last value was recorded."""
    if isinstance(task, Kernel):
        return min(node.number for node in task.stored) if task.stored else 0
    return task.node.number


# Memory


@dataclass
class Layout:
    """Where each computed value lies.

    Attributes:
        places: offset in bytes, by the id of the node.
        size: of the whole block.
        together: what the values would take if each had memory of its own.
    """

    places: dict[int, int]
    size: int
    together: int


def lay_out(graph: Graph, plan: Schedule) -> Layout:
    """Give memory to every value from when it is computed to when it is last used."""
    last: dict[int, int] = {}
    for i, task in enumerate(plan.tasks):
        for node in needs(task):
            last[id(node)] = i
    for node in (*graph.outputs, *graph.checks):
        last[id(base_of(node))] = len(plan.tasks)
    places: dict[int, int] = {}
    living: list[tuple[int, int, int]] = []  # (offset, end, last use)
    size = together = 0
    for i, task in enumerate(plan.tasks):
        for node in gives(task):
            if id(node) in plan.written_over:
                continue
            living = [block for block in living if block[2] >= i]
            length = -(-node.size * node.dtype.itemsize // LINE) * LINE
            offset = _gap(living, length)
            places[id(node)] = offset
            living.append((offset, offset + length, last.get(id(node), i)))
            size, together = max(size, offset + length), together + length
    return Layout(places, size, together)


def _gap(living: list[tuple[int, int, int]], length: int) -> int:
    """The first place between living values that is long enough."""
    offset = 0
    for start, end, _ in sorted(living):
        if start - offset >= length:
            break
        offset = max(offset, end)
    return offset


def sliced(x: Array, index: Any) -> Array:
    """x[index] as a view, also of a single element: x[0] alone would be a copy of the number."""
    parts = index if isinstance(index, tuple) else (index,)
    view: Array = x[parts if any(part is Ellipsis for part in parts) else (*parts, Ellipsis)]
    return view


class Memory:
    """The block, and the array of every node."""

    def __init__(self, layout: Layout, nodes: Iterable[Node], given: dict[int, Array]) -> None:
        self.layout = layout
        self._block = aligned_empty((layout.size,), np.uint8)
        self._arrays = dict(given)

    def array_of(self, node: Node) -> Array:
        """The array of a node: given from outside, a piece of the block, or a view of another."""
        if id(node) not in self._arrays:
            self._arrays[id(node)] = self._made(node)
        return self._arrays[id(node)]

    def _made(self, node: Node) -> Array:
        if node.op == "constant":
            value: Array = node.options["value"]
            return value
        if node.op in VIEWS:
            return self._view(node, self.array_of(node.inputs[0]))
        start = self.layout.places[id(node)]
        piece = self._block[start : start + node.size * node.dtype.itemsize]
        return piece.view(node.dtype).reshape(node.shape)

    def _view(self, node: Node, x: Array) -> Array:
        if node.op == "transpose":
            return x.transpose(node.options["axes"])
        if node.op == "broadcast_to":
            return np.broadcast_to(x, node.shape)
        if node.op == "slice":
            return sliced(x, node.options["index"])
        seen = x.reshape(node.shape)
        if not np.shares_memory(seen, x):
            raise Untraceable(f"{node} would be a copy of memory that has still to be filled")
        return seen
