"""Plan: a graph made ready to run, as a flat list of calls over memory that was laid out once.

Kernels that follow each other are one native call (a *program*, see `loops.run`); large matrix products go to BLAS
in between, straight into their place. A plan of kernels only runs many steps without coming back to Python.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.alignment import aligned_empty
from chainrule.autodiff.traced import Node, filled
from chainrule.compiler import blas, loops, panels
from chainrule.compiler.codegen import NANOSECONDS_TO_MOVE, Call, Source, Split, write
from chainrule.compiler.crew import Together, cut, threads
from chainrule.compiler.expressions import TYPES
from chainrule.compiler.fuse import Kernel, Single, fuse, prepared
from chainrule.compiler.graph import LEAVES, SMALL_PRODUCT, Graph, with_inputs
from chainrule.compiler.machine import FORM, address_of, addresses_of
from chainrule.compiler.memory import Check, Memory, Task, base_of, lay_out, schedule, sliced
from chainrule.compiler.simplify import simplify

Array = NDArray[Any]

NANOSECONDS_TO_MULTIPLY = 0.015
"""What a multiplication and addition takes one core about, when BLAS multiplies large matrices."""

TERMS_OVER_ROWS = 4
"""Threads share the terms of a product's sums where there are so many times as many as rows in it."""

ROWS_AT_ONCE = 8
"""Rows of a matrix that are added to a vector in one go."""

PAGE = 4096
"""Bytes of memory that a processor takes for related."""

CACHED = 256 * 1024
"""Bytes of a matrix that a core still has in its cache when the next step comes."""


SOONER_COPIED = 8 * 1024
"""Bytes of an input that are copied: to find out whether it can be read where it lies would take longer."""


class Given:
    """What a plan calls in Python: a function with its arguments, between two programs."""

    def __init__(self, function: Callable[..., Any], arguments: Sequence[Any], name: str) -> None:
        self.function, self.arguments, self.name = function, list(arguments), name

    def run_once(self) -> bool:
        """Call it; True: the plan goes on."""
        self.function(*self.arguments)
        return True

    def tables_of_arguments(self) -> Iterator[tuple[list[Any], Any]]:
        """The arguments, and what to write others into."""
        yield self.arguments, self.arguments


class Program:
    """Kernels that run one after the other in one native call.

    Attributes:
        calls: what runs.
        tables: for each call the arguments of its pieces: one, or one for each thread.
        run: runs so many times, or until a check fails; gives how many times it came to its end.
    """

    def __init__(self, calls: Sequence[Call]) -> None:
        self.calls = list(calls)
        hands = threads()
        self.tables = [cut(call, hands) for call in self.calls]
        kernels = addresses_of([call.source for call in self.calls])
        flushing = [call.flush for call in self.calls]
        several = any(len(pieces) > 1 for pieces in self.tables)
        listed: type[Together] | type[_Alone] = Together if several else _Alone
        self._list = listed(kernels, self.tables, flushing)
        self.run = self._list.run

    def run_once(self) -> bool:
        """Run it once; False if a check failed."""
        return self.run(1) == 1

    def tables_of_arguments(self) -> Iterator[tuple[list[Any], Any]]:
        """For each piece of a call its arguments, and what to write the address of another into."""
        for call, pieces in zip(self.calls, self.tables, strict=True):
            yield from ((call.arguments, table) for table in pieces)


class _Alone:
    """A list of calls that one thread goes through."""

    def __init__(self, kernels: Sequence[int], pieces: Sequence[Sequence[Any]], flushing: Sequence[bool]) -> None:
        tables = [address_of(table) for (table,) in pieces]
        self._program = np.array(list(zip(kernels, tables, flushing, strict=True)), dtype=np.int64)
        (runner,) = addresses_of([loops.source_of(loops.run, "int64", "size", "size")])
        self._runner = FORM(runner)
        self._arguments = np.array([address_of(self._program), len(self._program), 1], dtype=np.int64)
        self._result = np.zeros(2, dtype=np.int64)
        start = address_of(self._result)
        self._words = (start, start + 8, address_of(self._arguments))

    def run(self, steps: int) -> int:
        self._arguments[2] = steps
        self._runner(*self._words)
        return int(self._result[0])


class ShapeChanged(Exception):  # noqa: N818 (tells the plan's caller to run this step another way)
    """A whole call gave an array of another shape than when it was recorded."""


class Plan:
    """A graph made ready to run.

    Args:
        graph: as recorded.
        states: the array of each state, by the id of its node: read where it lies, and written over.
        before: calls that run first, made of the plan's input arrays (such as taking the rows of a batch).

    Attributes:
        inputs: arrays to fill before each run.
        outputs: arrays that hold the results after it; the next run writes over them.
        stages: the graph after each pass, by the pass's name.
    """

    def __init__(
        self,
        graph: Graph,
        states: dict[int, Array],
        before: Callable[[list[Array]], list[Call]] = lambda inputs: [],
    ) -> None:
        self.stages = simplify(graph)
        graph = _standing(prepared(self.stages[-1][1]))
        self.stages.append(("ready for kernels", graph))
        self.graph = graph
        self.units = fuse(graph)
        self.schedule = schedule(graph, self.units)
        layout = lay_out(graph, self.schedule)
        inputs = [aligned_empty(node.shape, node.dtype) for node in graph.inputs]
        given = dict(states) | {id(node): array for node, array in zip(graph.inputs, inputs, strict=True)}
        self.inputs = inputs
        for new, state in self.schedule.written_over.items():
            given[new] = given[id(state)]
        self.memory = Memory(layout, graph.nodes(), given)
        self.outputs = [self.memory.array_of(node) for node in graph.outputs]
        self.draws: list[tuple[np.random.Generator, int]] = []
        self._kept_alive: list[Any] = []
        steps = [*before(inputs), *(call for task in self.schedule.tasks for call in self._lowered(task))]
        self.steps = _grouped(steps)
        first = self.steps[0] if len(self.steps) == 1 else None
        self._all_in_one = first.run if isinstance(first, Program) else None
        self._written = [states[id(state)] for state, _ in graph.updates]
        self._uses = [self._uses_of(array) if array.nbytes > SOONER_COPIED else None for array in inputs]
        self._at = [address_of(array) for array in inputs]
        self._lent: list[Array | None] = [None] * len(inputs)

    def give(self, i: int, array: Array) -> None:
        """Let input i be an array where it lies, if that can be, otherwise a copy of it; of the input's own shape.

        It is held until `let_go`.
        """
        own, uses = self.inputs[i], self._uses[i]
        if uses is None:
            own[...] = array
            return
        lent = array.dtype == own.dtype and array.flags.c_contiguous and array.flags.aligned
        lent = lent and not any(np.may_share_memory(array, state) for state in self._written)
        if not lent:
            own[...] = array
            array = own
        self._lent[i] = array
        address = address_of(array)
        if address != self._at[i]:
            self._at[i] = address
            for holder, position, beyond in uses:
                holder[position] = array if isinstance(holder, list) else address + beyond

    def let_go(self) -> None:
        """Hold the arrays that were given no longer: before the next run others have to be given."""
        self._lent = [None] * len(self._lent)

    def _uses_of(self, array: Array) -> list[tuple[Any, int, int]] | None:
        """Where an input stands among the arguments of all calls, and how far from its beginning."""
        found: list[tuple[Any, int, int]] = []
        for step in self.steps:
            program = isinstance(step, Program)
            if isinstance(step, Given) and step.name != "matmul":
                return None
            for arguments, holder in step.tables_of_arguments():
                for position, x in enumerate(arguments):
                    if isinstance(x, int) or not np.may_share_memory(x, array):
                        continue
                    if not program and x is not array:
                        return None
                    beyond = int(holder[position]) - address_of(array) if program else 0
                    found.append((holder, position, beyond))
        return found if array.size else None

    def run(self, steps: int = 1) -> int:
        """Run the plan; gives how many times it came to its end before a check failed."""
        if self._all_in_one is not None:
            return self._all_in_one(steps)
        for step in range(steps):
            try:
                if not all(part.run_once() for part in self.steps):
                    return step
            except Exception:  # it will be raised again, and better, by whoever runs this step another way
                return step
        return steps

    # From tasks to calls

    def _lowered(self, task: Task) -> Sequence[Call | Given]:
        array_of = self.memory.array_of
        if isinstance(task, Kernel):
            call = write(task, array_of)
            call.flush = all(id(node) in self.schedule.written_over for node in task.stored)
            return [call]
        if isinstance(task, Check):
            return [Call(loops.source_of(loops.check, "bool"), [array_of(task.node)])]
        if isinstance(task, Single):
            lowering = {
                "matmul": self._product,
                "dense": self._dense,
                "descend": self._descend,
                "uniform": self._draw,
                "call": self._whole_call,
            }[task.node.op]
            calls = lowering(task.node)
            return calls if isinstance(calls, list) else [calls]
        return [_copy(array_of(task.node), array_of(task.state))]

    def _product(self, node: Node) -> Given | list[Call]:
        (a, b), out = self._factors(node), self.memory.array_of(node)
        work = out.size * a.shape[-1]
        if out.ndim == 2 and 1 in out.shape and (out.size > 1 or work > SMALL_PRODUCT):
            calls = _vector_product(a, b, out)
            if calls is not None:
                return calls
        if out.ndim == 2 and out.dtype.kind == "f" and out.dtype.itemsize >= 4 and work <= SMALL_PRODUCT:
            return [_small_product(a, b, out)]
        if out.ndim == 2 and panels.are_worth_it(a, b) and panels.can_take(a, b, out):
            return panels.product(a, b, out, NANOSECONDS_TO_MULTIPLY * work)
        if out.ndim <= 3 and 1 not in out.shape[-2:] and blas.is_available(a, b, out):
            return _product_by_blas(a, b, out)
        return Given(np.matmul, (a, b, out), "matmul")

    def _factors(self, node: Node) -> tuple[Array, Array]:
        """The two matrices of a product, as they are multiplied."""
        flags = node.options.get("transposed", (False, False))
        a, b = (self.memory.array_of(x) for x in node.inputs[:2])
        return a.swapaxes(-1, -2) if flags[0] else a, b.swapaxes(-1, -2) if flags[1] else b

    def _dense(self, node: Node) -> Given | list[Call]:
        """max(a @ b + bias, 0)."""
        (a, b), bias, out = self._factors(node), self.memory.array_of(node.inputs[2]), self.memory.array_of(node)
        finite = node.options.get("finite", False)
        if panels.can_take(a, b, out):
            work = NANOSECONDS_TO_MULTIPLY * out.size * a.shape[1]
            return panels.product(a, b, out, work, bias=bias, relu=True, finite=finite)

        def layer() -> None:
            sums = np.add(np.matmul(a, b, out=out), bias, out=out)
            if finite and not np.isfinite(sums).all():
                raise FloatingPointError("a sum is not finite")
            np.maximum(sums, 0, out=out)

        return Given(layer, (), "dense")

    def _descend(self, node: Node) -> Given | list[Call]:
        """W - α·(a @ b), where W lies if that may be."""
        (a, b), rate, start = self._factors(node), *(self.memory.array_of(x) for x in node.inputs[2:])
        out = self.memory.array_of(node)
        if out is start and blas.is_available(a, b, out):
            return _product_by_blas(a, b, out, rate)

        def descend() -> None:
            np.subtract(start, rate * np.matmul(a, b), out=out)

        return Given(descend, (), "descend")

    def _draw(self, node: Node) -> Call:
        generator: np.random.Generator = node.options["generator"]
        interface = generator.bit_generator.ctypes
        self._kept_alive.append(interface)
        self.draws.append((generator, node.size))
        if _is_pcg64(generator, int(interface.state_address)):
            source = loops.source_of(loops.draw_pcg64, "int64", "float32", "size")
            return Call(source, [int(interface.state_address), self.memory.array_of(node), node.size])
        function = ctypes.cast(interface.next_uint32, ctypes.c_void_p).value or 0
        source = loops.source_of(loops.draw, "size", "size", "float32", "size")
        return Call(source, [function, int(interface.state_address), self.memory.array_of(node), node.size])

    def _whole_call(self, node: Node) -> Call | Given:
        arrays = [self.memory.array_of(x) for x in node.inputs]
        out = self.memory.array_of(node)
        special = SPECIAL.get(node.options["name"])
        call = special(node, arrays, out) if special else None
        if call is not None:
            return call
        function, template, plain = (node.options[key] for key in ("function", "template", "plain"))

        def again() -> None:
            args, options = filled(template, [x.item() if p else x for x, p in zip(arrays, plain, strict=True)])
            result = np.asarray(function(*args, **options))
            if result.shape != out.shape or result.dtype != out.dtype:
                raise ShapeChanged(node.options["name"])
            np.copyto(out, result)

        return Given(again, (), node.options["name"])


def _product_by_blas(a: Array, b: Array, out: Array, rate: Array | None = None) -> list[Call]:
    """out = a @ b, or (with a rate) out -= rate · a @ b.

    The threads share the longer side of out, or, where that is the cheaper, the terms of its sums. With these each
    reads its own rows of a weight matrix b, the same rows that it has just updated and still has in its cache.
    """
    kind, (m, n), k = str(out.dtype), out.shape[-2:], a.shape[-1]
    count = out.size // (m * n)
    function, sizes = blas.product_of(kind) or (0, "")
    (a_by, a_step), (b_by, b_step) = blas.read_by(a) or (0, 0), blas.read_by(b) or (0, 0)
    steps = [0, 0]
    if out.ndim > 2:
        spread = (np.broadcast_to(x, (*out.shape[:-2], *x.shape[-2:])) for x in (a, b))
        steps = [x.strides[-3] // out.itemsize for x in spread]
    factor, kept = (np.full((), -1, out.dtype), 0) if rate is None else (rate, 1)
    source = loops.source_of(loops.product_by_blas, *["size"] * 12, kind, kind, kind, kind, "size")
    source = Source(source.text.replace("blas(function", f"blas_{sizes}(function"), source.signature)

    def call(split: Split, out: Array = out) -> Call:
        words = [function, a_by, b_by, m, n, k, a_step, b_step, n, count, *steps]
        return Call(source, [*words, a, b, out, factor, kept], split)

    work = NANOSECONDS_TO_MULTIPLY * out.size * k
    if count > 1:
        return [call(Split(9, {12: steps[0], 13: steps[1], 14: m * n}, work))]
    if rate is None and TERMS_OVER_ROWS * m <= k and b.nbytes <= CACHED * threads():
        terms = {12: 1 if a_by == blas.NO else a_step, 13: b_step if b_by == blas.NO else 1}
        return _in_parts(lambda parts, apart: call(Split(5, terms, work, {14: apart}), parts), out)
    if m >= n:
        return [call(Split(3, {12: a_step if a_by == blas.NO else 1, 14: n}, work))]
    return [call(Split(4, {13: 1 if b_by == blas.NO else b_step, 14: 1}, work))]


def _in_parts(make: Callable[[Array, int], Call], out: Array) -> list[Call]:
    """A call whose pieces each compute a part of every sum, and one that adds the parts; or the call alone.

    Each part lies in pages of its own: a processor fetches what follows in a page before it is asked for, and takes
    it away from the core that is about to write there.
    """
    kind, page = str(out.dtype), PAGE // out.itemsize
    apart = (out.size // page + 2) * page
    parts = aligned_empty((threads(), apart), out.dtype)
    call = make(parts, apart)
    if len(cut(call, len(parts))) == 1:
        return [make(out, 0)]
    adding = loops.source_of(loops.add_parts, kind, kind, "size", "size", "size")
    work = NANOSECONDS_TO_MOVE * (len(parts) + 1) * out.size
    split = Split(4, {0: 1, 1: 1}, work)
    return [call, Call(adding, [parts, out, len(parts), apart, out.size], split)]


def _vector_product(a: Array, b: Array, out: Array) -> list[Call] | None:
    """out = a @ b, where a or b is a vector: the time goes into reading the matrix, and each thread reads a part.

    Whole rows, not parts of them: parts of every row would meet in the same few places of a core's cache.
    """
    if out.shape[0] != 1:
        a, b, out = b.T, a.T, out.T
    kind, (k, n) = str(out.dtype), b.shape
    x_step, b_row, b_column, out_step = (s // out.itemsize for s in (a.strides[1], *b.strides, out.strides[1]))
    if kind not in ("float32", "float64") or (out_step != 1 and n > 1):
        return None
    work = NANOSECONDS_TO_MOVE * b.size
    if b_column == 1 or n == 1:
        source = Source(_vector_by_rows(), (kind, kind, kind, *["size"] * 4))
        words = [k, n, x_step, b_row]
        steps = {0: x_step, 1: b_row}
        return _in_parts(
            lambda parts, apart: Call(source, [a, b, parts, *words], Split(3, steps, work, {2: apart})), out
        )
    if b_row == 1 and x_step == 1:
        source = loops.source_of(loops.vector_by_columns, kind, kind, kind, *["size"] * 3)
        return [Call(source, [a, b, out, k, n, b_column], Split(4, {1: b_column, 2: 1}, work))]
    return None


@lru_cache(maxsize=1)
def _vector_by_rows() -> str:
    """The text of out (n) = x (k) @ b (k, n), where rows of b lie in one piece: so many of them at a time.

    Element j of all of them is read for one that is written, so that reading b is all that takes time.
    """
    rows = range(ROWS_AT_ONCE)
    terms = [f"x{i} * b{i}[j]" for i in rows]
    while len(terms) > 1:  # in pairs: the additions of one level do not wait for each other
        terms = [f"({one} + {other})" for one, other in zip(terms[::2], terms[1::2], strict=True)]
    lines = [
        "def kernel(x, b, out, k, n, x_step, b_row):",
        "    widest_vectors()",
        "    for j in range(n):",
        "        out[j] = 0",
        f"    for i in range(0, k - {ROWS_AT_ONCE - 1}, {ROWS_AT_ONCE}):",
        *(f"        x{i}, b{i} = x[(i + {i}) * x_step], moved(b, (i + {i}) * b_row)" for i in rows),
        "        for j in range(n):",
        f"            out[j] += {terms[0]}",
        f"    for i in range(k // {ROWS_AT_ONCE} * {ROWS_AT_ONCE}, k):",
        "        for j in range(n):",
        "            out[j] += x[i * x_step] * b[i * b_row + j]",
        "    return 0",
    ]
    return "\n".join(lines) + "\n"


def _copy(source: Array, target: Array) -> Call | Given:
    if source.flags.c_contiguous and target.flags.c_contiguous and source.dtype in TYPES:
        kind = TYPES[source.dtype]
        return Call(loops.source_of(loops.copy, kind, kind, "size"), [source, target, source.size])
    return Given(np.copyto, (target, source), "copy")


def _is_pcg64(generator: np.random.Generator, address: int) -> bool:
    """Whether the numbers of a PCG64 lie where `loops.draw_pcg64` looks for them: asked of the generator itself."""
    told = generator.bit_generator.state
    if told["bit_generator"] != "PCG64":
        return False
    pointer, flags = (ctypes.c_uint64 * 2).from_address(address)
    low, high, c_low, c_high = (ctypes.c_uint64 * 4).from_address(pointer)
    found = (low | high << 64, c_low | c_high << 64, flags & 0xFFFFFFFF, flags >> 32)
    return found == (told["state"]["state"], told["state"]["inc"], told["has_uint32"], told["uinteger"])


def _small_product(a: Array, b: Array, out: Array) -> Call:
    kind = str(out.dtype)
    (m, k), n = a.shape, b.shape[1]
    a_row, a_column, b_row, b_column = (s // out.itemsize for s in (*a.strides, *b.strides))
    pointers = (kind, kind, kind)
    if b_column == 1 and n > 1:
        source = loops.source_of(loops.product_of_rows, *pointers, *["size"] * 6)
        return Call(source, [a, b, out, m, k, n, a_row, a_column, b_row])
    if a_column == 1 and b_row == 1:
        source = loops.source_of(loops.product_of_columns, *pointers, *["size"] * 5)
        return Call(source, [a, b, out, m, k, n, a_row, b_column])
    source = loops.source_of(loops.product_of_any, *pointers, *["size"] * 7)
    return Call(source, [a, b, out, m, k, n, a_row, a_column, b_row, b_column])


def _patches(function: Callable[..., Any], images: Array, pieces: Array, stride: Any, kind: str) -> Call | None:
    if not (images.flags.c_contiguous and pieces.flags.c_contiguous) or kind not in ("float32", "float64"):
        return None
    n = images.shape[0] * images.shape[1]
    arrays = [images, pieces] if function is loops.cut_patches else [pieces, images]
    sizes = [n, *images.shape[2:], *pieces.shape[2:], *stride]
    return Call(loops.source_of(function, kind, kind, *["size"] * 9), [*arrays, *(int(x) for x in sizes)])


def _cut(node: Node, arrays: list[Array], out: Array) -> Call | None:
    options = node.options["template"][1]
    return _patches(loops.cut_patches, arrays[0], out, options["stride"], str(out.dtype))


def _add(node: Node, arrays: list[Array], out: Array) -> Call | None:
    options = node.options["template"][1]
    return _patches(loops.add_patches, out, arrays[0], options["stride"], str(out.dtype))


SPECIAL: dict[str, Callable[[Node, list[Array], Array], Call | None]] = {"patches": _cut, "overlap_add": _add}
"""Ops that are recorded whole and have a kernel that is written by hand."""


def _grouped(steps: Sequence[Call | Given]) -> list[Program | Given]:
    """Kernels that follow each other in one program."""
    grouped: list[Program | Given] = []
    waiting: list[Call] = []
    for step in steps:
        if isinstance(step, Call):
            waiting.append(step)
            continue
        if waiting:
            grouped.append(Program(waiting))
            waiting = []
        grouped.append(step)
    if waiting:
        grouped.append(Program(waiting))
    return grouped


def _standing(graph: Graph) -> Graph:
    """Copies before those views that memory cannot be seen through, and before results from outside."""

    def rule(node: Node) -> Node:
        if node.op == "reshape" and not _can_be_seen(node):
            return with_inputs(node, [_copied(node.inputs[0])])
        return node

    graph = graph.rewritten(rule)
    return Graph(
        graph.inputs,
        tuple(_own(node) for node in graph.outputs),
        tuple((state, _own(new)) for state, new in graph.updates if new is not state),
        tuple(graph.checks),
    )


def _copied(node: Node) -> Node:
    return Node("positive", [node], node.shape, node.dtype)


def _own(node: Node) -> Node:
    return _copied(node) if base_of(node).op in LEAVES else node


def _can_be_seen(node: Node) -> bool:
    """Whether a reshape shows its input's memory: tried on an array that nobody ever touches."""
    x = _untouched(node.inputs[0])
    return np.shares_memory(x.reshape(node.shape), x)


def _untouched(node: Node) -> Array:
    if node.op == "transpose":
        return _untouched(node.inputs[0]).transpose(node.options["axes"])
    if node.op == "broadcast_to":
        return np.broadcast_to(_untouched(node.inputs[0]), node.shape)
    if node.op == "slice":
        return sliced(_untouched(node.inputs[0]), node.options["index"])
    if node.op == "reshape":
        return _untouched(node.inputs[0]).reshape(node.shape)
    return np.empty(node.shape, node.dtype)
