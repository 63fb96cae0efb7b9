"""Fuse: which nodes become one kernel, so that a value that is computed is used while it is still in a register.

A kernel goes once through a space of places (rows and columns, say). In it are nodes that
- have a value at every place,
- have a value for each row, the reductions along the last axes: its later nodes may use them, after the row's end,
- are other reductions: complete only at the very end, and used by nobody in the same kernel.
Everything else (products, random draws, whole calls) is a step of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from chainrule.autodiff.traced import Node, Slot
from chainrule.compiler.expressions import COSTLY, TYPES, expression
from chainrule.compiler.graph import APART, REDUCTIONS, VIEWS, Graph, is_elementwise, literal

Shape = tuple[int, ...]


@dataclass
class Kernel:
    """Nodes that are computed in one pass.

    Attributes:
        space: how many places there are along each axis.
        rows: how many of the first axes number the rows, where there are reductions of a row; else None.
        members: the nodes, in order.
        stored: those of them that others need.
    """

    space: Shape
    rows: int | None
    members: list[Node]
    stored: list[Node] = field(default_factory=list)


@dataclass
class Single:
    """A node that is a step of its own."""

    node: Node


Unit = Kernel | Single


# Before fusing


def prepared(graph: Graph) -> Graph:
    """Whole calls in the place of what no kernel has a form for."""
    return graph.rewritten(_as_whole_call)


def _as_whole_call(node: Node) -> Node:
    if is_elementwise(node) and expression(node) is None:
        if node.op == "astype":
            return _call(node, np.astype, node.dtype)
        return _call(node, getattr(np, node.op) if hasattr(np, node.op) else _erf())
    if node.op in REDUCTIONS:
        x, axes = node.inputs[0], node.options["axes"]
        arg = node.op in ("argmax", "argmin")
        strange = x.dtype not in TYPES or node.dtype not in TYPES or (arg and axes != (len(x.shape) - 1,))
        if strange:
            function = partial(getattr(np, node.op), axis=axes[0] if arg else axes, keepdims=True)
            return _call(node, function)
    return node


def _erf() -> Callable[..., Any]:
    from scipy.special import erf

    return erf  # type: ignore[no-any-return]


def _call(node: Node, function: Callable[..., Any], *more: Any) -> Node:
    template: Any = ((*(Slot(i) for i in range(len(node.inputs))), *more), {})
    plain = tuple(False for _ in node.inputs)
    options = {"name": node.op, "function": function, "template": template, "plain": plain}
    return Node("call", node.inputs, node.shape, node.dtype, **options)


# Fusing


class _Units:
    """The kernels as they grow, and who depends on whom."""

    def __init__(self, graph: Graph) -> None:
        self.nodes = graph.nodes()
        self.place = {id(node): i for i, node in enumerate(self.nodes)}
        self.above = self._ancestors()
        self.kernel_of: dict[int, Kernel] = {}
        self.bits: dict[int, tuple[int, int]] = {}

    def _ancestors(self) -> list[int]:
        """For each node the set of all that it depends on, as the bits of a number."""
        above: list[int] = []
        for node in self.nodes:
            bits = 0
            for x in node.inputs:
                i = self.place[id(x)]
                bits |= above[i] | (1 << i)
            above.append(bits)
        return above

    def add(self, node: Node) -> None:
        """Put a node into the kernel that it fits, or into a new one."""
        space = node.inputs[0].shape if node.op in REDUCTIONS else node.shape
        makers = self._kernels_of(node.inputs)
        candidates = [k for k in makers if k.space == space or (k.rows is not None and _is_row(node.shape, k))]
        kernel = Kernel(space, _rows_of(node), [node])
        for maker in candidates:
            kernel = self._merged(maker, kernel) or kernel
        for member in kernel.members:
            replaced = self.kernel_of.get(id(member))
            if replaced is not None:
                self.bits.pop(id(replaced), None)
            self.kernel_of[id(member)] = kernel
        self.bits[id(kernel)] = self._bits_of(kernel.members)

    def _bits_of(self, members: Iterable[Node]) -> tuple[int, int]:
        """The members as bits, and all that they depend on."""
        own = above = 0
        for node in members:
            i = self.place[id(node)]
            own |= 1 << i
            above |= self.above[i]
        return own, above

    def _kernels_of(self, inputs: Iterable[Node]) -> list[Kernel]:
        found: dict[int, Kernel] = {}
        for x in inputs:
            maker = self.kernel_of.get(id(seen_through(x)[0]))
            if maker is not None:
                found[id(maker)] = maker
        return list(found.values())

    def _merged(self, first: Kernel, second: Kernel) -> Kernel | None:
        """One kernel of two, unless they do not fit or somebody else stands between them."""
        space = first.space if first.space == second.space or first.rows is not None else second.space
        rows = first.rows if second.rows is None else second.rows
        if first.rows is not None and second.rows is not None and first.rows != second.rows:
            return None
        members = sorted({id(n): n for n in (*first.members, *second.members)}.values(), key=lambda n: n.number)
        merged = Kernel(space, rows, members)
        return merged if fits(merged) and self._is_closed(members) else None

    def _is_closed(self, members: list[Node]) -> bool:
        """Whether no path leaves the members and comes back; who is in a kernel waits for the whole of it."""
        inside, above = self._bits_of(members)
        own = {id(node) for node in members}
        for node in members:  # harmless views between members belong to them
            for x in node.inputs:
                base, _ = seen_through(x)
                while id(base) in own and x is not base:
                    inside |= 1 << self.place[id(x)]
                    (x,) = x.inputs
        around = self._with_whole_kernels(above & ~inside, inside)
        while around:
            lowest = around & -around
            around ^= lowest
            if self.above[lowest.bit_length() - 1] & inside:
                return False
        return True

    def _with_whole_kernels(self, around: int, inside: int) -> int:
        """All that the members wait for, if every kernel among it is done as a whole."""
        before = -1
        while around != before:
            before = around
            for own, above in self.bits.values():
                if own & around and not own & inside:
                    around |= (own | above) & ~inside
        return around


def _rows_of(node: Node) -> int | None:
    """How many axes number the rows, for a reduction along the last axes."""
    if node.op not in REDUCTIONS:
        return None
    axes, n = node.options["axes"], len(node.inputs[0].shape)
    rows = n - len(axes)
    return rows if rows > 0 and axes == tuple(range(rows, n)) else None


def _is_row(shape: Shape, kernel: Kernel) -> bool:
    rows = kernel.rows or 0
    return shape == kernel.space[:rows] + (1,) * (len(kernel.space) - rows)


def level(node: Node, kernel: Kernel) -> str:
    """What a member is: "place" (a value at every place), "row" (one a row) or "end" (complete at the end)."""
    if node.op in REDUCTIONS:
        return "row" if kernel.rows is not None and _rows_of(node) == kernel.rows else "end"
    if node.shape == kernel.space:
        return "place"
    return "row" if kernel.rows is not None and _is_row(node.shape, kernel) else "none"


def fits(kernel: Kernel) -> bool:
    """Whether every member finds what it needs at its own place."""
    inside = {id(node) for node in kernel.members}
    for node in kernel.members:
        own = level(node, kernel)
        if own == "none" or (node.op in REDUCTIONS and node.inputs[0].shape != kernel.space):
            return False
        for x in node.inputs:
            base, axes = seen_through(x)
            if id(base) not in inside:
                continue
            theirs = level(base, kernel)
            if theirs == "end" or (own == "row" and theirs == "place" and node.op not in REDUCTIONS):
                return False
            aligned = len(kernel.space) - len(axes)
            for i, axis in enumerate(axes):
                if axis is not None and base.shape[axis] != 1 and axis != i + aligned:
                    return False
            if theirs == "place" and [axis for axis in axes if axis is not None] != list(range(len(base.shape))):
                return False
    return True


def seen_through(node: Node) -> tuple[Node, tuple[int | None, ...]]:
    """What a chain of harmless views shows, and for each axis of the view the axis that it shows."""
    axes: tuple[int | None, ...] = tuple(range(len(node.shape)))
    while node.op in ("broadcast_to", "reshape", "transpose"):
        step = _axes_of_view(node)
        if step is None:
            break
        axes = tuple(None if axis is None else step[axis] for axis in axes)
        (node,) = node.inputs
    return node, axes


def _axes_of_view(node: Node) -> tuple[int | None, ...] | None:
    """For each axis of a view the axis of its input; None for a new one, or for another view."""
    (x,) = node.inputs
    if node.op == "transpose":
        return tuple(node.options["axes"])
    if node.op == "broadcast_to":
        new = len(node.shape) - len(x.shape)
        return (None,) * new + tuple(range(len(x.shape)))
    longer = [i for i, n in enumerate(x.shape) if n != 1]
    if [n for n in node.shape if n != 1] != [x.shape[i] for i in longer]:
        return None
    supply = iter(longer)
    return tuple(None if n == 1 else next(supply) for n in node.shape)


def fuse(graph: Graph) -> list[Unit]:
    """Put every node that is computed into a unit; the units come in no particular order."""
    units = _Units(graph)
    singles: list[Unit] = []
    for node in units.nodes:
        if node.op in APART:
            singles.append(Single(node))
        elif is_elementwise(node) or node.op in REDUCTIONS:
            units.add(node)
    kernels = list({id(kernel): kernel for kernel in units.kernel_of.values()}.values())
    _mark_stored(graph, kernels)
    _compute_again(graph, kernels)
    return [*singles, *[kernel for kernel in kernels if kernel.members]]


def _mark_stored(graph: Graph, kernels: list[Kernel]) -> None:
    """Note which members are needed outside their kernel."""
    home = {id(node): kernel for kernel in kernels for node in kernel.members}
    needed: dict[int, Node] = {}
    for node in (*graph.outputs, *graph.checks, *(new for _, new in graph.updates)):
        _note_base(node, needed)
    for node in graph.nodes():
        for x in node.inputs:
            if node.op in VIEWS:
                continue  # whoever uses the view says so
            base, _ = seen_through(x) if id(node) in home else (x, ())
            if id(base) in home and home[id(base)] is home.get(id(node)):
                continue
            _note_base(x, needed)
    for kernel in kernels:
        for node in _kept_for_later(kernel):
            needed[id(node)] = node
        kernel.stored = [node for node in kernel.members if id(node) in needed]


def _note_base(node: Node, needed: dict[int, Node]) -> None:
    while node.op in VIEWS:
        (node,) = node.inputs
    needed[id(node)] = node


# Values that are cheaper to compute twice than to store

MOST_AGAIN = 4
"""So many cheap operations are repeated, rather than their result stored and read again."""


def _compute_again(graph: Graph, kernels: list[Kernel]) -> None:
    """Let a kernel compute for itself what takes a few cheap steps from one array that is in memory anyway."""
    home = {id(node): kernel for kernel in kernels for node in kernel.members}
    users: dict[int, list[Node]] = {}
    for node in graph.nodes():
        for x in node.inputs:
            users.setdefault(id(seen_through(x)[0]), []).append(node)
    kept = {id(node) for node in (*graph.outputs, *graph.checks, *(new for _, new in graph.updates))}
    for kernel in kernels:
        for node in reversed(kernel.stored.copy()):
            using = {id(home[id(u)]): home[id(u)] for u in users.get(id(node), []) if id(u) in home}
            others = [other for other in using.values() if other is not kernel]
            all_kernels = all(id(user) in home for user in users.get(id(node), []))
            chain = _cheap_chain(node, kernel)
            if id(node) in kept or not (others and all_kernels and chain) or node.size <= 1:
                continue
            larger = [Kernel(o.space, o.rows, _joined(o.members, chain), o.stored) for o in others]
            if all(fits(candidate) for candidate in larger):
                for other, candidate in zip(others, larger, strict=True):
                    other.members = candidate.members
                kernel.stored.remove(node)
        _drop_unused(kernel)


def _joined(members: list[Node], more: list[Node]) -> list[Node]:
    return sorted({id(node): node for node in (*members, *more)}.values(), key=lambda node: node.number)


def _cheap_chain(node: Node, kernel: Kernel) -> list[Node]:
    """The members that compute a value from what is in memory; none if many, costly, or of two arrays."""
    members, stored = {id(m) for m in kernel.members}, {id(m) for m in kernel.stored}
    chain, arrays, waiting = [], set(), [node]
    while waiting:
        part = waiting.pop()
        if part.op in REDUCTIONS or (part.op in COSTLY and not any(literal(x) is not None for x in part.inputs)):
            return []
        chain.append(part)
        for x in part.inputs:
            base, _ = seen_through(x)
            if id(base) in members and id(base) not in stored:
                waiting.append(base)
            elif base.size > 1:
                arrays.add(id(base))
    return chain if len(chain) <= MOST_AGAIN and len(arrays) <= 1 else []


def _drop_unused(kernel: Kernel) -> None:
    """Leave out members that lead to nothing that is stored."""
    wanted = {id(node) for node in kernel.stored}
    for node in reversed(kernel.members):
        if id(node) in wanted:
            wanted.update(id(seen_through(x)[0]) for x in node.inputs)
    kernel.members = [node for node in kernel.members if id(node) in wanted]


# Phases of a row


def phases(kernel: Kernel) -> dict[int, int]:
    """For each member (by id) after how many walks along its row it is known; the walks are numbered from 0."""
    inside = {id(node) for node in kernel.members}
    known: dict[int, int] = {}
    for node in kernel.members:
        before = [known[id(base)] for base, _ in map(seen_through, node.inputs) if id(base) in inside]
        after = level(node, kernel) == "row" and node.op in REDUCTIONS
        known[id(node)] = max(before, default=0) + after
    return known


def _kept_for_later(kernel: Kernel) -> list[Node]:
    """Costly values of one walk that a later walk needs again."""
    known = phases(kernel)
    inside = {id(node) for node in kernel.members}
    kept: dict[int, Node] = {}

    def need(node: Node, walk: int) -> None:
        for x in node.inputs:
            base, _ = seen_through(x)
            if id(base) not in inside or level(base, kernel) != "place":
                continue
            if known[id(base)] < walk and base.op in COSTLY:
                kept[id(base)] = base
            else:
                need(base, walk)

    for node in kernel.members:
        if level(node, kernel) == "place":
            need(node, known[id(node)])
        elif node.op in REDUCTIONS:
            need(node, known[id(node)] - (level(node, kernel) == "row"))
    return list(kept.values())
