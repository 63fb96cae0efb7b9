"""Write a kernel: the Python source that Numba compiles, and the arguments that it is called with in one plan.

Sizes and strides are arguments, so that the same text serves every layer and every batch of that form:

    def kernel(n0, n1, a, b, c):
        for i0 in range(n0):
            for i1 in range(n1):
                t0 = a[i0 * n1 + i1] + b[i1]
                c[i0 * n1 + i1] = t0 if t0 >= float32(0.0) or t0 != t0 else float32(0.0)
        return 0
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.autodiff.traced import Node
from chainrule.compiler.expressions import COSTLY, TYPES, expression
from chainrule.compiler.fuse import Kernel, level, phases, seen_through
from chainrule.compiler.graph import REDUCTIONS, literal

Array = NDArray[Any]
SPELT_OUT = frozenset({0, 1, -1, 2, -2, 0.5, -0.5, math.inf, -math.inf})
"""Numbers that stand in the text; others are arguments, so that another rate needs no other kernel."""

NANOSECONDS_TO_MOVE, NANOSECONDS_IF_SLOW = 0.1, 1.0
"""What an element costs about that is read or written, and one that takes an exponential or the like."""

LETTERS = "abcdfghjklopqsuwxyz"


@dataclass(frozen=True)
class Source:
    """A kernel as text.

    Attributes:
        text: the function.
        signature: the type of each argument: the name of an element type for a pointer, "size" for a whole number.
    """

    text: str
    signature: tuple[str, ...]


@dataclass(frozen=True)
class Split:
    """How a call can be cut into pieces that do not depend on each other.

    Attributes:
        counter: which argument counts the rounds.
        steps: by how many elements each array (by the number of its argument) moves on from one round to the next.
        work: about how many nanoseconds one core needs for all of it.
        apart: the same from one piece to the next, for arrays in which each piece has a place of its own.
        grain: pieces begin at multiples of it where there are many rounds, so that no two write to one line.
    """

    counter: int
    steps: dict[int, int]
    work: float
    apart: dict[int, int] = field(default_factory=dict)
    grain: int = 16


@dataclass
class Call:
    """A kernel and what it is called with.

    Attributes:
        source: what is compiled.
        arguments: arrays (their addresses are passed) and whole numbers.
        split: how it can be cut, or None.
        flush: whether numbers that are nearly 0 become 0 in it (see `compiler_kernels.call_kernel`).
    """

    source: Source
    arguments: list[Any]
    split: Split | None = None
    flush: bool = False


class _Operand:
    """An array that a kernel reads or writes: its name, and its step along each axis of the kernel's space."""

    def __init__(self, name: str, array: Array, steps: tuple[int, ...]) -> None:
        self.name, self.array, self.steps = name, array, steps


@dataclass
class _Loop:
    """Axes that are walked as one."""

    size: int
    axes: tuple[int, ...]


def write(kernel: Kernel, array_of: Callable[[Node], Array]) -> Call:
    """The kernel's text and arguments; `array_of` tells where a value lies."""
    return _Writer(kernel, array_of).written()


class _Writer:
    def __init__(self, kernel: Kernel, array_of: Callable[[Node], Array]) -> None:
        self.kernel, self.array_of = kernel, array_of
        self.space, self.rows = kernel.space, kernel.rows or 0
        self.inside = {id(node) for node in kernel.members}
        self.known = phases(kernel)
        self.stored = {id(node) for node in kernel.stored}
        self.operands: dict[Any, _Operand] = {}
        self.outputs = {id(node): self._output(node) for node in kernel.stored}
        self.read = {
            (id(node), i): self._input(node, x) for node in kernel.members for i, x in enumerate(node.inputs)
        }
        self.loops = self._loops()
        self.split = sum(loop.axes[-1] < self.rows for loop in self.loops)
        self.by_columns = self._sums_columns()
        self.lines: list[str] = []
        self.depth = 1
        self.names: dict[int, str] = {}
        self.count = 0
        self.same_everywhere: dict[int, str] = {}

    # What is read and written

    def _operand(self, array: Array, shape: tuple[int, ...]) -> _Operand:
        spread = np.broadcast_to(array, shape)
        steps = [0 if n == 1 else s // array.itemsize for n, s in zip(shape, spread.strides, strict=True)]
        steps += [0] * (len(self.space) - len(steps))
        key = (array.__array_interface__["data"][0], array.dtype, tuple(steps))
        if key not in self.operands:
            self.operands[key] = _Operand(_letter(len(self.operands)), array, tuple(steps))
        return self.operands[key]

    def _shape_of(self, node: Node) -> tuple[int, ...]:
        if level(node, self.kernel) == "row" and node.op not in REDUCTIONS:
            return self.space[: self.rows] + (1,) * (len(self.space) - self.rows)
        return self.space

    def _input(self, node: Node, x: Node) -> Any:
        """What an input is: the member that makes it, a number, or an operand."""
        base, _ = seen_through(x)
        if id(base) in self.inside:
            return base
        value = literal(base)
        if value is not None and (value.item() in SPELT_OUT or value.item() != value.item()):
            return _number(value)
        return self._operand(self.array_of(x), self._shape_of(node))

    def _output(self, node: Node) -> _Operand:
        return self._operand(self.array_of(node), self.space)

    # The loops

    def _loops(self) -> list[_Loop]:
        """The axes from the first to the last, neighbours in one loop where all operands run on evenly."""
        searching = any(node.op in ("argmax", "argmin") for node in self.kernel.members)
        loops: list[_Loop] = []
        for axis in reversed(range(len(self.space))):
            size = self.space[axis]
            if size == 1:
                continue
            last = loops[-1] if loops else None
            same_side = last is not None and (axis < self.rows) == (last.axes[-1] < self.rows)
            if last is not None and same_side and not searching and self._even(axis, last):
                last.size, last.axes = last.size * size, (axis, *last.axes)
            else:
                loops.append(_Loop(size, (axis,)))
        return loops[::-1]

    def _even(self, axis: int, inner: _Loop) -> bool:
        return all(x.steps[axis] == x.steps[inner.axes[-1]] * inner.size for x in self.operands.values())

    def _index(self, operand: _Operand) -> str:
        """Where an operand's element lies, as text."""
        parts = []
        for k, loop in enumerate(self.loops):
            step = operand.steps[loop.axes[-1]]
            if step:
                parts.append(f"i{k}" if step == 1 else f"i{k} * {self._step(step, k, operand)}")
        return " + ".join(parts) or "0"

    def _sums_columns(self) -> bool:
        """Whether all reductions are complete at the end only and give a number for each round of the last loop."""
        ends = [node for node in self.kernel.members if level(node, self.kernel) == "end"]
        if not ends or self.rows or len(self.loops) < 2:
            return False
        last = self.loops[-1]
        outputs = [self.outputs[id(node)] for node in ends]
        by_last = [0] * (len(self.loops) - 1) + [1]
        return all(
            x.array.size == last.size and [x.steps[loop.axes[-1]] for loop in self.loops] == by_last
            for x in outputs
        )

    def _step(self, step: int, k: int, operand: _Operand) -> str:
        below = [] if self.by_columns else self.loops[k + 1 :]  # a piece of a row does not say how long rows are
        for first in range(len(below)):
            if step == math.prod(loop.size for loop in below[first:]):
                return " * ".join(f"n{k + 1 + first + i}" for i in range(len(below) - first))
        return f"{operand.name}{k}"

    def _extra_steps(self) -> list[tuple[str, int]]:
        """The steps that are arguments of their own."""
        found = []
        for operand in self.operands.values():
            for k, loop in enumerate(self.loops):
                step = operand.steps[loop.axes[-1]]
                if step not in (0, 1) and self._step(step, k, operand).startswith(operand.name):
                    found.append((f"{operand.name}{k}", step))
        return found

    # The text

    def written(self) -> Call:
        """The kernel's text and arguments."""
        steps = self._extra_steps()
        sizes = [(f"n{k}", loop.size) for k, loop in enumerate(self.loops)]
        self._load_numbers()
        fills = self._begin_ends()
        self._rows_and_walks()
        self._finish_ends()
        self._line("return 0")
        values: list[tuple[str, Any]] = [
            *sizes,
            *steps,
            *fills,
            *((x.name, x.array) for x in self.operands.values()),
        ]
        head = f"def kernel({', '.join(name for name, _ in values)}):"
        kinds = tuple("size" if isinstance(v, int) else TYPES[v.dtype] for _, v in values)
        source = Source("\n".join([head, *self.lines]) + "\n", kinds)
        return Call(source, [value for _, value in values], self._split(len(values) - len(self.operands)))

    def _split(self, first: int) -> Split | None:
        """How the rounds of a loop are shared: of the first, or of the last where sums of columns end in memory."""
        if not self.loops or (self.rows and not self.split) or (self._members("end") and not self.by_columns):
            return None
        k = len(self.loops) - 1 if self.by_columns else 0
        axis = self.loops[k].axes[-1]
        steps = {first + i: x.steps[axis] for i, x in enumerate(self.operands.values())}
        moved = sum(any(x.steps) for x in self.operands.values())
        slow = sum(node.op in COSTLY - {"divide", "sqrt"} for node in self.kernel.members)
        a_place = NANOSECONDS_TO_MOVE * moved + NANOSECONDS_IF_SLOW * slow
        return Split(k, steps, a_place * math.prod(self.space))

    def _line(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)

    def _open(self, numbers: range) -> None:
        for k in numbers:
            self._line(f"for i{k} in range(n{k}):")
            self.depth += 1

    def _close(self, numbers: range) -> None:
        self.depth -= len(numbers)

    def _new_name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count - 1}"

    def _rows_and_walks(self) -> None:
        outer, inner = range(self.split), range(self.split, len(self.loops))
        self._open(outer)
        walks = 1 + max(self.known.values(), default=0)
        self._row_values(0)
        for walk in range(walks):
            self._walk(walk, inner)
            self._row_values(walk + 1)
        self._close(outer)

    def _members(self, kind: str) -> list[Node]:
        return [node for node in self.kernel.members if level(node, self.kernel) == kind]

    def _row_values(self, known: int) -> None:
        """What is computed once a row from its reductions."""
        for node in self._members("row"):
            if self.known[id(node)] == known:
                if node.op not in REDUCTIONS:
                    self.names[id(node)] = self._computed(node, {}, known)
                if id(node) in self.stored:
                    self._store(node, self.names[id(node)])

    def _walk(self, walk: int, inner: range) -> None:
        """One walk along the row: what is stored and what is reduced in it."""
        stored = [n for n in self._members("place") if id(n) in self.stored and self.known[id(n)] == walk]
        rows = [n for n in self._members("row") if n.op in REDUCTIONS and self.known[id(n)] == walk + 1]
        ends = [n for n in self._members("end") if self.known[id(n)] == walk]
        if not (stored or rows or ends):
            return
        for node in rows:
            self._begin(node, self._new_name("r"))
        local = [node for node in ends if self._ends_in(node) == "loop"]
        self._open(inner[:-1])
        for node in local:
            self._begin(node, self._new_name("e"))
        self._open(inner[-1:])
        done: dict[int, str] = {}
        for node in stored:
            self._store(node, self._computed(node, done, walk))
        for node in (*rows, *ends):
            value = self._value_of_input(node, 0, done, walk)
            if level(node, self.kernel) == "end" and self._ends_in(node) == "memory":
                self._combine_in_memory(node, value)
            else:
                self._accumulate(node, value)
        self._close(inner[-1:])
        for node in local:
            self._combine_in_memory(node, self._finished(node))
        self._close(inner[:-1])
        for node in rows:
            self.names[id(node)] = self._assigned("v", self._finished(node))

    # Values

    def _value_of_input(self, node: Node, i: int, done: dict[int, str], walk: int) -> str:
        x = self.read[id(node), i]
        if isinstance(x, str):
            return x
        if isinstance(x, Node):
            return self._computed(x, done, walk)
        return self._load(x, done)

    def _load_numbers(self) -> None:
        """What is the same at every place is read once."""
        written = {id(x) for x in self.outputs.values()}
        for x in self.operands.values():
            if not any(x.steps) and id(x) not in written:
                self.same_everywhere[id(x)] = self._load(x, {})

    def _load(self, x: _Operand, done: dict[int, str]) -> str:
        if id(x) in self.same_everywhere:
            return self.same_everywhere[id(x)]
        if id(x) not in done:
            text = f"{x.name}[{self._index(x)}]"
            done[id(x)] = self._assigned("t", f"{text} != 0" if x.array.dtype == bool else text)
        return done[id(x)]

    def _computed(self, node: Node, done: dict[int, str], walk: int) -> str:
        """The name of a value, after the lines that compute it."""
        if id(node) in self.names:
            return self.names[id(node)]
        if id(node) in done:
            return done[id(node)]
        if id(node) in self.stored and self.known[id(node)] < walk and level(node, self.kernel) == "place":
            return self._load(self.outputs[id(node)], done)
        inputs = [self._value_of_input(node, i, done, walk) for i in range(len(node.inputs))]
        template = expression(node)
        text = template.format(*inputs) if template else node.op
        if node.op == "astype" or node.dtype.kind in "iu":
            text = f"({text}) != 0" if node.dtype == bool else f"{TYPES[node.dtype]}({text})"
        done[id(node)] = self._assigned("t", text)
        return done[id(node)]

    def _assigned(self, kind: str, text: str) -> str:
        name = self._new_name(kind)
        self._line(f"{name} = {text}")
        return name

    def _store(self, node: Node, name: str) -> None:
        x = self.outputs[id(node)]
        self._line(f"{x.name}[{self._index(x)}] = {_storable(node, name)}")

    # Reductions

    def _ends_in(self, node: Node) -> str:
        """Where a reduction grows: in a variable of the "kernel", in one of the inner "loop", or in "memory"."""
        steps = [self.outputs[id(node)].steps[loop.axes[-1]] for loop in self.loops]
        if not any(steps):
            return "kernel"
        return "memory" if steps[-1] else "loop"

    def _begin_ends(self) -> list[tuple[str, int]]:
        """Start the reductions that are complete at the end; gives the sizes of those that grow in memory."""
        sizes: list[tuple[str, int]] = []
        for node in self._members("end"):
            if self._ends_in(node) == "kernel":
                self._begin(node, self._new_name("e"))
                continue
            x = self.outputs[id(node)]
            size = f"n{len(self.loops) - 1}"
            if not self.by_columns:
                size = f"m{len(sizes)}"
                sizes.append((size, int(x.array.size)))
            self._line(f"for i0 in range({size}):")
            self._line(f"    {x.name}[i0] = {_storable(node, START[node.op](node.dtype))}")
        return sizes

    def _finish_ends(self) -> None:
        for node in self._members("end"):
            if self._ends_in(node) == "kernel":
                self._store(node, self._finished(node))

    def _begin(self, node: Node, name: str) -> None:
        self.names[id(node)] = name
        if node.op in ("argmax", "argmin"):
            self._line(f"{name} = {START[node.op](node.inputs[0].dtype)}")
            self._line(f"{name}_at = int64(0)")
        else:
            self._line(f"{name} = {_wide(node, START[node.op](node.dtype))}")

    def _accumulate(self, node: Node, value: str) -> None:
        name = self.names[id(node)]
        if node.op in ("argmax", "argmin"):
            sign = ">" if node.op == "argmax" else "<"
            self._line(f"if {value} {sign} {name} or ({value} != {value} and {name} == {name}):")
            self._line(f"    {name} = {value}")
            self._line(f"    {name}_at = int64(i{len(self.loops) - 1})")
        else:
            self._line(f"{name} = {COMBINE[node.op].format(name, _wide(node, value))}")

    def _combine_in_memory(self, node: Node, value: str) -> None:
        x = self.outputs[id(node)]
        place = f"{x.name}[{self._index(x)}]"
        old = f"({place} != 0)" if node.dtype == bool else place
        combined = COMBINE[node.op].replace("plus({0}, {1})", "{0} + {1}").format(old, value)
        self._line(f"{place} = {_storable(node, combined)}")

    def _finished(self, node: Node) -> str:
        name = self.names[id(node)]
        if node.op in ("argmax", "argmin"):
            return f"{name}_at"
        return name if node.dtype == bool else f"{TYPES[node.dtype]}({name})"


START: dict[str, Callable[[Any], str]] = {
    "sum": lambda dtype: f"{TYPES[dtype]}(0)",
    "prod": lambda dtype: f"{TYPES[dtype]}(1)",
    "max": lambda dtype: _extreme(dtype, -1),
    "argmax": lambda dtype: _extreme(dtype, -1),
    "min": lambda dtype: _extreme(dtype, 1),
    "argmin": lambda dtype: _extreme(dtype, 1),
    "all": lambda dtype: "True",
    "any": lambda dtype: "False",
}
"""What a reduction begins with."""

COMBINE = {
    "sum": "plus({0}, {1})",
    "prod": "{0} * {1}",
    "max": "{1} if {1} >= {0} or {1} != {1} else {0}",
    "min": "{1} if {1} <= {0} or {1} != {1} else {0}",
    "all": "{0} & {1}",
    "any": "{0} | {1}",
}
"""How a reduction takes in one more element; `plus` may be regrouped, and so be done eight at a time."""


def _extreme(dtype: np.dtype[Any], sign: int) -> str:
    if dtype.kind == "f":
        return f"{TYPES[dtype]}({'-' if sign < 0 else ''}math.inf)"
    if dtype.kind == "b":
        return str(sign > 0)
    limits = np.iinfo(dtype)
    return f"{TYPES[dtype]}({limits.min if sign < 0 else limits.max})"


def _wide(node: Node, text: str) -> str:
    """Sums and products of float32 grow in float64: the order of adding then shows nowhere."""
    return f"float64({text})" if node.op in ("sum", "prod") and node.dtype.kind == "f" else text


def _storable(node: Node, text: str) -> str:
    return f"uint8({text})" if node.dtype == bool else text


def _number(value: Array) -> str:
    """A constant as text, no longer than it need be."""
    item = float(str(value)) if value.dtype.kind == "f" else value.item()
    if value.dtype == bool:
        return str(item)
    if value.dtype.kind == "f" and not math.isfinite(item):
        text = "math.nan" if math.isnan(item) else "math.inf" if item > 0 else "-math.inf"
    else:
        text = repr(item)
    return f"{TYPES[value.dtype]}({text})"


def _letter(i: int) -> str:
    return LETTERS[i] if i < len(LETTERS) else f"{LETTERS[i % len(LETTERS)]}{'_' * (i // len(LETTERS))}"
