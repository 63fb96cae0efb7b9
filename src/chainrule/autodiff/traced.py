"""Traced: an array that remembers how it was computed, down to NumPy's own functions.

What a Tensor is to the chain rule, a Traced array is to the compiler: whoever computes with stand-ins instead of
arrays leaves behind a graph of every sum, product and maximum. It takes NumPy's protocols to do so, so that ops,
rules, losses and optimizers are recorded as they are written. What no graph can hold (a Python `if` on a value, a
number taken out as a float) raises Untraceable; inside an op it makes the whole op one node.
"""

from __future__ import annotations

import operator
import weakref
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
NUMBERS = frozenset({float, int, bool})
"""Python's own numbers: beside an array they do not change its type. (np.float64 is none of them.)"""


class Untraceable(Exception):  # noqa: N818 (nobody ever sees it as an error: what raised it runs eager)
    """Something that a graph cannot hold; the message ends the sentence "it runs eager, because ..."."""


class Node:
    """One value of a recorded computation; never changed once it is made.

    Attributes:
        op: "input", "state" or "constant" for what comes from outside, otherwise what makes it.
        inputs: what it is made from.
        options: what else it depends on, none of it an array that is computed.
        shape, dtype: of the value.
        number: its place in the order of recording.
    """

    __slots__ = ("dtype", "inputs", "number", "op", "options", "shape")
    births = count()

    def __init__(
        self, op: str, inputs: Sequence[Node], shape: tuple[int, ...], dtype: np.dtype[Any], **options: Any
    ) -> None:
        self.op, self.inputs, self.shape, self.dtype, self.options = op, tuple(inputs), shape, dtype, options
        self.number = next(Node.births)

    @property
    def size(self) -> int:
        """How many elements it has."""
        size = 1
        for n in self.shape:
            size *= n
        return size

    def __repr__(self) -> str:
        return f"<{self.op} {self.dtype}{list(self.shape)}>"


class Slot(int):
    """In the arguments of a whole call: the place of an input, by its number."""


class Trace:
    """One recording.

    Attributes:
        escaped: why it is not whole, or None.
        checks: values that were asked for by `holds`: where one is False, the recording does not stand.
        is_symbolic: whether it is an expression that is being written, not a function that is being run.
        shared: the stand-ins for ordinary Tensors in such an expression, by the id of the Tensor.
    """

    def __init__(self, *, is_symbolic: bool = False) -> None:
        self.is_symbolic = is_symbolic
        self.shared: dict[int, tuple[Any, Traced]] = {}
        self.escaped: str | None = None
        self.checks: list[Node] = []
        self.ops_around = 0
        self.escaped_inside = False

    def escape(self, why: str) -> Untraceable:
        """The exception to raise where the recording ends; inside an op only the op's inside is lost."""
        if self.ops_around:
            self.escaped_inside = True
        elif self.escaped is None:
            self.escaped = why
        return Untraceable(why)

    def leaf(self, op: str, value: Any, **options: Any) -> Traced:
        """A stand-in for something that comes from outside; a Python number stands in for a number."""
        kind = np.dtype(float) if type(value) in (float, int) else np.asarray(value).dtype
        return self.wrap(Node(op, (), np.shape(value), kind, **options), value)

    def wrap(self, node: Node, value: Any) -> Traced:
        """The array of a node."""
        return Traced(self, node, value if type(value) in NUMBERS else np.asarray(value))

    def node_of(self, value: Any, dtype: np.dtype[Any] | None = None) -> Node:
        """The node behind a value, converted to `dtype`."""
        if isinstance(value, Traced):
            if value.stale:
                raise self.escape("it reads a view of an array that was changed in place since")
            node = value.node
        else:
            is_array = isinstance(value, np.ndarray)
            array = value if is_array or dtype is None else np.asarray(value).astype(dtype)
            array = np.asarray(array)
            node = Node(
                "constant", (), array.shape, array.dtype, value=array, literal=not is_array and not array.ndim
            )
        if dtype is not None and node.dtype != dtype:
            node = Node("astype", [node], node.shape, dtype)
        return node

    def whole_call(self, name: str, function: Callable[..., Any], args: Any, options: Any = None) -> Traced:
        """A function that is not looked into: one node, which calls it again at run time.

        Args:
            name: how to call it in a printed graph.
            function: gives an array of the same shape and type whenever it is given such.
            args: what it was called with; Traced arrays may be in tuples, lists, dicts and slices.
            options: the same, by name.
        """
        found: list[Traced] = []
        template = (_without(args, found), _without(options or {}, found))
        values = [x.value for x in found]
        args, options = filled(template, values)
        with np.errstate(all="ignore"):
            result = function(*args, **options)
        if not isinstance(result, np.ndarray | np.generic):
            raise self.escape(f"{name} gives {type(result).__name__}, not an array")
        array = np.asarray(result)
        nodes = [self.node_of(x) for x in found]
        plain = tuple(x.is_number for x in found)
        node = Node(
            "call", nodes, array.shape, array.dtype, name=name, function=function, template=template, plain=plain
        )
        return self.wrap(node, array)


def _without(tree: Any, found: list[Traced]) -> Any:
    """The same tree with a Slot for each Traced array, which goes into `found`."""
    if isinstance(tree, Traced):
        found.append(tree)
        return Slot(len(found) - 1)
    if isinstance(tree, tuple):
        return tuple(_without(part, found) for part in tree)
    if isinstance(tree, list):
        return [_without(part, found) for part in tree]
    if isinstance(tree, dict):
        return {key: _without(part, found) for key, part in tree.items()}
    if isinstance(tree, slice):
        return slice(*(_without(part, found) for part in (tree.start, tree.stop, tree.step)))
    return tree


def filled(tree: Any, values: Sequence[Any]) -> Any:
    """A template with a value in each Slot."""
    if isinstance(tree, Slot):
        return values[tree]
    if isinstance(tree, tuple):
        return tuple(filled(part, values) for part in tree)
    if isinstance(tree, list):
        return [filled(part, values) for part in tree]
    if isinstance(tree, dict):
        return {key: filled(part, values) for key, part in tree.items()}
    if isinstance(tree, slice):
        return slice(*(filled(part, values) for part in (tree.start, tree.stop, tree.step)))
    return tree


class _Flags:
    """Traced arrays promise nothing about memory."""

    c_contiguous = False
    writeable = True


class Traced:
    """A stand-in for an array (or, where `value` is a Python number, for a number).

    Attributes:
        node: how it is computed; an assignment in place gives it another one.
        value: its value in this recording.
        stale: whether it is a view of an array that was changed in place since.
    """

    __slots__ = ("__weakref__", "base", "node", "stale", "trace", "value", "views")
    __array_priority__ = 1000
    flags = _Flags()

    def __init__(self, trace: Trace, node: Node, value: Any) -> None:
        self.trace, self.node, self.value = trace, node, value
        self.base: Traced | None = None
        self.views: list[weakref.ref[Traced]] = []
        self.stale = False

    # What it is

    @property
    def is_number(self) -> bool:
        """Whether it stands in for a Python number: beside an array it does not change the array's type."""
        return not isinstance(self.value, np.ndarray)

    @property
    def shape(self) -> tuple[int, ...]:
        """The length of each axis."""
        return self.node.shape

    @property
    def dtype(self) -> np.dtype[Any]:
        """The element type."""
        return self.node.dtype

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self.node.shape)

    @property
    def size(self) -> int:
        """The number of elements."""
        return self.node.size

    @property
    def itemsize(self) -> int:
        """Bytes of one element."""
        return self.dtype.itemsize

    def __len__(self) -> int:
        if not self.shape:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __repr__(self) -> str:
        return f"Traced({self.node.op}, shape={self.shape}, dtype={self.dtype})"

    __hash__ = object.__hash__

    # What a graph cannot hold

    def __bool__(self) -> bool:
        raise self.trace.escape("it decides by a value, with `if`, `while`, `and`, `or` or bool()")

    def __float__(self) -> float:
        raise self.trace.escape("it takes a number out of an array, with float() or a function of `math`")

    def __int__(self) -> int:
        raise self.trace.escape("it takes a whole number out of an array, with int()")

    def __index__(self) -> int:
        raise self.trace.escape("it uses a value as an index or a size")

    def __complex__(self) -> complex:
        raise self.trace.escape("it takes a number out of an array, with complex()")

    def __array__(self, *args: Any, **options: Any) -> Array:
        raise self.trace.escape("it makes a plain array of a value, as np.asarray does, or puts it into one")

    def tolist(self) -> Any:
        """Not in a graph."""
        raise self.trace.escape("it takes the numbers out of an array, with tolist()")

    def __format__(self, specification: str) -> str:
        raise self.trace.escape("it prints a value")

    def __contains__(self, value: Any) -> bool:
        raise self.trace.escape("it decides by a value, with `in`")

    def item(self) -> Traced:
        """The only element, as a number."""
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        if self.is_number:
            return self
        kind = np.dtype(bool) if self.dtype.kind == "b" else np.dtype(float)
        node = Node("reshape", [self.trace.node_of(self, kind)], (), kind)
        return Traced(self.trace, node, self.value.item())

    # Views and copies

    def _view(self, op: str, value: Any, **options: Any) -> Traced:
        """The same elements, seen otherwise."""
        view = self.trace.wrap(Node(op, [self.trace.node_of(self)], value.shape, self.dtype, **options), value)
        view.base = self if self.base is None else self.base
        view.base.views.append(weakref.ref(view))
        return view

    def reshape(self, *shape: Any, order: str = "C") -> Any:
        """As ndarray.reshape."""
        sizes = shape[0] if len(shape) == 1 else shape
        if order != "C":
            return self.trace.whole_call("reshape", np.reshape, (self, sizes), {"order": order})
        return self._view("reshape", np.reshape(self.value, sizes))

    def transpose(self, *axes: Any) -> Traced:
        """As ndarray.transpose."""
        order = axes[0] if len(axes) == 1 and not isinstance(axes[0], int) else axes
        order = tuple(reversed(range(self.ndim))) if not order else tuple(int(n) % self.ndim for n in order)
        return self._view("transpose", np.transpose(self.value, order), axes=order)

    @property
    def T(self) -> Traced:  # noqa: N802 (NumPy's name)
        """The axes in reverse order."""
        return self.transpose()

    @property
    def mT(self) -> Traced:  # noqa: N802 (NumPy's name)
        """The last two axes swapped."""
        return self.swapaxes(-1, -2)

    def swapaxes(self, first: int, second: int) -> Traced:
        """As ndarray.swapaxes."""
        axes = list(range(self.ndim))
        axes[first], axes[second] = axes[second], axes[first]
        return self.transpose(tuple(axes))

    def ravel(self) -> Any:
        """All elements along one axis."""
        return self.reshape(-1)

    def squeeze(self, axis: Any = None) -> Any:
        """As ndarray.squeeze."""
        return _squeeze(self, axis)

    def dot(self, other: Any) -> Any:
        """As ndarray.dot."""
        return _dot(self, other)

    def flatten(self) -> Any:
        """All elements along one axis, in an array of its own."""
        return self.reshape(-1).copy()

    def copy(self, order: str = "C") -> Traced:
        """An array of its own with the same elements."""
        return Traced(self.trace, self.trace.node_of(self), self.value)

    def __copy__(self) -> Traced:
        return self.copy()

    def __deepcopy__(self, memory: Any) -> Traced:
        return self.copy()

    def astype(self, dtype: Any, *, copy: bool = True, **options: Any) -> Traced:
        """As ndarray.astype."""
        kind = np.dtype(dtype)
        if kind == self.dtype and not self.is_number:
            return self.copy() if copy else self
        with np.errstate(all="ignore"):
            value = np.asarray(self.value).astype(kind)
        return self.trace.wrap(self.trace.node_of(self, kind), value)

    def __getitem__(self, index: Any) -> Any:
        parts = index if isinstance(index, tuple) else (index,)
        if all(part is None or part is Ellipsis or _is_place(part) for part in parts):
            return self._view("slice", np.asarray(self.value[index]), index=index)
        return self.trace.whole_call("take", operator.getitem, (self, index))

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    # In place: the graph has values, not places, so the name gets another value

    def _assign(self, result: Any) -> Self:
        if self.base is not None:
            raise self.trace.escape("it changes part of an array in place")
        if np.shape(result) != self.shape:
            raise ValueError(f"non-broadcastable output operand with shape {self.shape}")
        for reference in self.views:
            view = reference()
            if view is not None:
                view.stale = True
        converted = result.astype(self.dtype)
        self.node, self.value, self.views = self.trace.node_of(converted), converted.value, []
        return self

    def __setitem__(self, index: Any, value: Any) -> None:
        whole = index is Ellipsis or index == slice(None) if not isinstance(index, Traced) else False
        if not whole:
            raise self.trace.escape("it changes part of an array in place")
        self._assign(_function("broadcast_to")(_traced(self.trace, value).astype(self.dtype), self.shape))

    # NumPy's protocols

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        if any(_is_foreign(value) for value in inputs):
            return NotImplemented
        out = options.pop("out", (None,))[0]
        if out is not None and not isinstance(out, Traced):
            raise self.trace.escape("it writes a value into a plain array")
        options = {key: value for key, value in options.items() if not _is_default(key, value)}
        result = self._ufunc(ufunc, method, inputs, options)
        return result if out is None else out._assign(result)

    def _ufunc(self, ufunc: np.ufunc, method: str, inputs: Any, options: dict[str, Any]) -> Any:
        if method == "reduce" and ufunc.__name__ in REDUCTIONS and not set(options) - {"axis", "keepdims"}:
            axis = options.get("axis", 0)
            return reduced(REDUCTIONS[ufunc.__name__], inputs[0], axis, bool(options.get("keepdims", False)))
        if method == "at":
            raise self.trace.escape(f"it changes part of an array in place, with np.{ufunc.__name__}.at")
        if method != "__call__" or options or ufunc.nout != 1:
            call = ufunc if method == "__call__" else getattr(ufunc, method)
            return self.trace.whole_call(ufunc.__name__, call, inputs, options)
        if ufunc.__name__ == "matmul":
            return product(self.trace, *inputs)
        return elementwise(self.trace, ufunc, inputs)

    def __array_function__(
        self, function: Callable[..., Any], types: Any, args: tuple[Any, ...], options: dict[str, Any]
    ) -> Any:
        if any(not issubclass(kind, Traced | np.ndarray) for kind in types):
            return NotImplemented
        name = function.__name__
        if name in FUNCTIONS:
            return FUNCTIONS[name](*args, **options)
        if name in CHANGES_ITS_ARGUMENT or "out" in options:
            raise self.trace.escape(f"it changes an array in place, with np.{name}")
        return self.trace.whole_call(name, function, args, options)


CHANGES_ITS_ARGUMENT = frozenset("copyto put place putmask fill_diagonal put_along_axis shuffle".split())
"""NumPy functions that write into an argument, so that calling them again is not enough."""

REDUCTIONS = {
    "add": "sum",
    "multiply": "prod",
    "maximum": "max",
    "minimum": "min",
    "logical_and": "all",
    "logical_or": "any",
}
"""What a ufunc's `reduce` is called."""


def _is_place(part: Any) -> bool:
    return isinstance(part, int | np.integer | slice) and not isinstance(part, bool)


def _is_foreign(value: Any) -> bool:
    """Whether somebody else (a Tensor) is to answer for this value's arithmetic."""
    if isinstance(value, Traced | np.ndarray | np.generic | float | int | list | tuple):
        return False
    return hasattr(value, "__array_ufunc__")


def _is_default(key: str, value: Any) -> bool:
    return (key == "where" and value is True) or (key in ("dtype", "initial") and value in (None, np._NoValue))


def _traced(trace: Trace, value: Any) -> Traced:
    return value if isinstance(value, Traced) else trace.wrap(trace.node_of(value), value)


def elementwise(trace: Trace, ufunc: np.ufunc, inputs: Sequence[Any]) -> Traced:
    """One ufunc on arrays and numbers, converted as NumPy converts them."""
    values = [x.value if isinstance(x, Traced) else x for x in inputs]
    with np.errstate(all="ignore"):
        result = ufunc(*values)
    if all(type(value) in NUMBERS for value in values):
        kind = np.dtype(bool) if isinstance(result, np.bool) else np.dtype(float)
        nodes = [trace.node_of(x, np.dtype(float)) for x in inputs]
        return Traced(trace, Node(ufunc.__name__, nodes, (), kind), kind.type(result).item())
    kinds = tuple(type(v) if type(v) in NUMBERS else np.asarray(v).dtype for v in values)
    kinds = tuple(np.dtype(bool) if kind is bool else kind for kind in kinds)
    *loop, out = ufunc.resolve_dtypes((*kinds, None))
    nodes = [trace.node_of(x, kind) for x, kind in zip(inputs, loop, strict=True)]
    return trace.wrap(Node(ufunc.__name__, nodes, np.shape(result), out), result)


def reduced(kind: str, x: Any, axis: Any, keepdims: bool) -> Any:
    """A reduction along axes, which are kept by the node with length 1 and then dropped."""
    trace = x.trace
    if x.is_number:
        x = trace.wrap(x.node, x.value)
    axes = tuple(range(x.ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    axes = tuple(sorted(operator.index(number) % x.ndim for number in axes)) if x.ndim else ()
    with np.errstate(all="ignore"):
        if kind in ("argmax", "argmin"):
            value = getattr(np, kind)(x.value, axis=axes[0], keepdims=True)
        else:
            value = np.asarray(getattr(np, kind)(x.value, axis=axes, keepdims=True))
    convert = np.dtype(bool) if kind in ("any", "all") else None if kind in ("argmax", "argmin") else value.dtype
    if convert == np.dtype(bool) and x.dtype != bool:
        x = x != 0
    node = trace.node_of(x, convert)
    kept = trace.wrap(Node(kind, [node], value.shape, value.dtype, axes=axes), value)
    return kept if keepdims else kept.reshape(tuple(n for i, n in enumerate(x.shape) if i not in axes))


def product(trace: Trace, a: Any, b: Any) -> Any:
    """The matrix product; a vector is a row before and a column behind."""
    left, right = _traced(trace, a), _traced(trace, b)
    value = np.matmul(left.value, right.value)
    rows = left.reshape(1, -1) if left.ndim == 1 else left
    columns = right.reshape(-1, 1) if right.ndim == 1 else right
    kind = value.dtype
    full = np.matmul(rows.value, columns.value)
    node = Node("matmul", [trace.node_of(rows, kind), trace.node_of(columns, kind)], full.shape, kind)
    result = trace.wrap(node, full)
    return result if full.shape == np.shape(value) else result.reshape(np.shape(value))


# NumPy's functions that are no ufuncs

FUNCTIONS: dict[str, Callable[..., Any]] = {}
"""How a function of NumPy is recorded, by its name; those that are not here are called whole."""


def _numpy(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def enter(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in names:
            FUNCTIONS[name] = function
        return function

    return enter


def _function(name: str) -> Callable[..., Any]:
    return FUNCTIONS[name]


def _trace_of(*values: Any) -> Trace:
    return next(value.trace for value in values if isinstance(value, Traced))


@_numpy("where")
def _where(condition: Any, a: Any = None, b: Any = None) -> Any:
    trace = _trace_of(condition, a, b)
    if a is None or b is None:
        raise trace.escape("it asks where a condition holds, and the answer has another length each time")
    values = [x.value if isinstance(x, Traced) else x for x in (condition, a, b)]
    result = np.where(*values)
    kind = result.dtype
    chosen = trace.node_of(condition)
    if chosen.dtype != bool:
        chosen = elementwise(trace, np.not_equal, (condition, 0)).node
    node = Node("where", [chosen, trace.node_of(a, kind), trace.node_of(b, kind)], result.shape, kind)
    return trace.wrap(node, result)


@_numpy("clip")
def _clip(
    a: Any, a_min: Any = None, a_max: Any = None, out: Any = None, *, min: Any = None, max: Any = None
) -> Any:
    trace = _trace_of(a, a_min, a_max, min, max)
    low, high = a_min if min is None else min, a_max if max is None else max
    result = a
    if low is not None:
        result = elementwise(trace, np.maximum, (result, low))
    if high is not None:
        result = elementwise(trace, np.minimum, (result, high))
    return result if out is None else out._assign(result)


@_numpy("astype")
def _astype(x: Any, dtype: Any, /, *, copy: bool = True, device: Any = None) -> Any:
    return x.astype(dtype, copy=copy)


@_numpy("reshape")
def _reshape(a: Any, /, shape: Any = None, order: str = "C", *, newshape: Any = None, copy: Any = None) -> Any:
    return a.reshape(shape if newshape is None else newshape, order=order)


@_numpy("ravel")
def _ravel(a: Any, order: str = "C") -> Any:
    return a.reshape(-1, order=order)


@_numpy("transpose")
def _transpose(a: Any, axes: Any = None) -> Any:
    return a.transpose() if axes is None else a.transpose(tuple(axes))


@_numpy("matrix_transpose", "mT")
def _matrix_transpose(x: Any) -> Any:
    return x.mT


@_numpy("swapaxes")
def _swapaxes(a: Any, axis1: int, axis2: int) -> Any:
    return a.swapaxes(axis1, axis2)


@_numpy("broadcast_to")
def _broadcast_to(array: Any, shape: Any, subok: bool = False) -> Any:
    return array._view("broadcast_to", np.broadcast_to(array.value, shape))


@_numpy("expand_dims")
def _expand_dims(a: Any, axis: Any) -> Any:
    return a.reshape(np.expand_dims(a.value, axis).shape)


@_numpy("squeeze")
def _squeeze(a: Any, axis: Any = None) -> Any:
    return a.reshape(np.squeeze(a.value, axis).shape)


@_numpy("copy")
def _copy(a: Any, order: str = "K", subok: bool = False) -> Any:
    return a.copy()


@_numpy("dot")
def _dot(a: Any, b: Any, out: Any = None) -> Any:
    trace = _trace_of(a, b)
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        return elementwise(trace, np.multiply, (a, b))
    if np.ndim(a) > 2 or np.ndim(b) > 2 or out is not None:
        return trace.whole_call("dot", np.dot, (a, b))
    return product(trace, a, b)


@_numpy("mean")
def _mean(a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: bool = False) -> Any:
    x = a if dtype is None else a.astype(dtype)
    x = x if x.dtype.kind == "f" else x.astype(np.float64)
    total = reduced("sum", x, axis, bool(keepdims))
    result = total / max(1, x.size // max(1, total.size))
    return result if out is None else out._assign(result)


@_numpy("var")
def _var(
    a: Any,
    axis: Any = None,
    dtype: Any = None,
    out: Any = None,
    ddof: float = 0,
    keepdims: bool = False,
    *,
    correction: Any = None,
    mean: Any = None,
) -> Any:
    x = a if dtype is None else a.astype(dtype)
    x = x if x.dtype.kind == "f" else x.astype(np.float64)
    distance = x - (_mean(x, axis, keepdims=True) if mean is None else mean)
    total = reduced("sum", distance * distance, axis, bool(keepdims))
    less = ddof if correction in (None, np._NoValue) else correction
    return total / max(x.size // max(1, total.size) - less, 0)


@_numpy("std")
def _std(a: Any, *args: Any, **options: Any) -> Any:
    return np.sqrt(_var(a, *args, **options))


@_numpy("count_nonzero")
def _count_nonzero(a: Any, axis: Any = None, *, keepdims: bool = False) -> Any:
    return reduced("sum", a if a.dtype == bool else a != 0, axis, keepdims)


def _enter_reduction(names: Sequence[str], kind: str) -> None:
    def reduce(a: Any, axis: Any = None, *args: Any, **options: Any) -> Any:
        more = {key: value for key, value in options.items() if value is not np._NoValue}
        if args or set(more) - {"keepdims"}:
            return a.trace.whole_call(kind, getattr(np, kind), (a, axis, *args), more)
        return reduced(kind, a, axis, bool(more.get("keepdims", False)))

    _numpy(*names)(reduce)


for _names, _kind in ((("sum",), "sum"), (("prod",), "prod"), (("max", "amax"), "max"), (("min", "amin"), "min")):
    _enter_reduction(_names, _kind)
for _kind in ("any", "all"):
    _enter_reduction((_kind,), _kind)


def _enter_search(kind: str) -> None:
    def search(a: Any, axis: Any = None, out: Any = None, *, keepdims: Any = False) -> Any:
        kept = keepdims is True
        if out is not None or (axis is None and kept):
            return a.trace.whole_call(kind, getattr(np, kind), (a, axis), {"keepdims": kept})
        return reduced(kind, a.reshape(-1) if axis is None else a, 0 if axis is None else axis, kept)

    _numpy(kind)(search)


for _kind in ("argmax", "argmin"):
    _enter_search(_kind)


def _enter_filled(name: str) -> None:
    make = getattr(np, name)

    def like(prototype: Any, *args: Any, **options: Any) -> Any:
        array = make(np.zeros(prototype.shape, prototype.dtype), *args, **options)
        array = np.zeros_like(array) if name == "empty_like" else array
        trace, one = prototype.trace, array.flat[0] if array.size else 0
        if not np.all(array == one):
            return trace.wrap(trace.node_of(array), array)
        return trace.wrap(Node("broadcast_to", [trace.node_of(one, array.dtype)], array.shape, array.dtype), array)

    _numpy(name)(like)


for _name in ("zeros_like", "ones_like", "empty_like", "full_like"):
    _enter_filled(_name)


@_numpy("shape")
def _shape(a: Any) -> tuple[int, ...]:
    return tuple(a.shape)


@_numpy("ndim")
def _ndim(a: Any) -> int:
    return int(a.ndim)


@_numpy("size")
def _size(a: Any, axis: int | None = None) -> int:
    return int(a.size if axis is None else a.shape[axis])


@_numpy("result_type")
def _result_type(*kinds: Any) -> Any:
    return np.result_type(*(kind.value if isinstance(kind, Traced) else kind for kind in kinds))


@_numpy("iscomplexobj")
def _iscomplexobj(x: Any) -> bool:
    return False


@_numpy("isrealobj")
def _isrealobj(x: Any) -> bool:
    return True


# Arithmetic


def _enter_arithmetic() -> None:
    def binary(ufunc: np.ufunc, swapped: bool = False) -> Callable[[Any, Any], Any]:
        def method(self: Any, other: Any) -> Any:
            if _is_foreign(other):
                return NotImplemented
            inputs = (other, self) if swapped else (self, other)
            return self._ufunc(ufunc, "__call__", inputs, {})

        return method

    def in_place(ufunc: np.ufunc) -> Callable[[Any, Any], Any]:
        def method(self: Any, other: Any) -> Any:
            if _is_foreign(other):
                return NotImplemented
            result = self._ufunc(ufunc, "__call__", (self, other), {})
            return result if self.is_number else self._assign(result)

        return method

    names = {
        "add": np.add, "sub": np.subtract, "mul": np.multiply, "truediv": np.true_divide, "pow": np.power,
        "matmul": np.matmul, "floordiv": np.floor_divide, "mod": np.remainder, "and": np.bitwise_and,
        "or": np.bitwise_or, "xor": np.bitwise_xor,
    }  # fmt: skip
    for name, ufunc in names.items():
        setattr(Traced, f"__{name}__", binary(ufunc))
        setattr(Traced, f"__r{name}__", binary(ufunc, swapped=True))
        setattr(Traced, f"__i{name}__", in_place(ufunc))
    comparisons = {
        "eq": np.equal, "ne": np.not_equal, "lt": np.less, "le": np.less_equal, "gt": np.greater,
        "ge": np.greater_equal,
    }  # fmt: skip
    for name, ufunc in comparisons.items():
        setattr(Traced, f"__{name}__", binary(ufunc))
    for name, ufunc in {"neg": np.negative, "pos": np.positive, "abs": np.absolute, "invert": np.invert}.items():
        setattr(Traced, f"__{name}__", lambda self, ufunc=ufunc: self._ufunc(ufunc, "__call__", (self,), {}))
    for name in ("sum", "prod", "max", "min", "any", "all", "argmax", "argmin", "mean", "var", "std", "clip"):
        setattr(Traced, name, lambda self, *args, name=name, **options: FUNCTIONS[name](self, *args, **options))
    for name in ("argsort", "cumsum", "cumprod", "round", "repeat", "take", "diagonal", "trace_", "nonzero"):
        function = getattr(np, name.rstrip("_"))
        setattr(
            Traced,
            name,
            lambda self, *args, name=name, function=function, **options: self.trace.whole_call(
                name, function, (self, *args), options
            ),
        )


_enter_arithmetic()


# What code says that runs both on arrays and on their stand-ins


def as_array(value: Any) -> Any:
    """np.asarray, which leaves a stand-in as it is."""
    return value if isinstance(value, Traced) else np.asarray(value)


def number(value: Any) -> Any:
    """The only element of an array as a Python number, or as a stand-in for one."""
    return value.item()


def holds(condition: Any) -> bool:
    """Whether a condition holds (all of it); a recording stands only as long as the answer stays the same.

    So code may look at its data, and raise or turn another way where they are not as they should be.
    """
    if not isinstance(condition, Traced):
        return bool(condition if isinstance(condition, bool | np.bool) else np.all(condition))
    answer = bool(np.all(condition.value))
    whole = condition if condition.is_number else FUNCTIONS["all"](condition)
    condition.trace.checks.append(condition.trace.node_of(whole if answer else np.logical_not(whole)))
    return answer


def uniform(generator: np.random.Generator, like: Any) -> Any:
    """Random numbers from 0 to below 1, float32, of the shape of `like`; drawn anew at each run of a recording."""
    if not isinstance(like, Traced):
        return generator.random(like.shape, dtype=np.float32)
    value = np.random.default_rng(0).random(like.shape, dtype=np.float32)
    node = Node("uniform", (), like.shape, value.dtype, generator=generator)
    return like.trace.wrap(node, value)


def call_on_stand_ins(name: str, function: Callable[..., Any], args: Sequence[Any], options: Any) -> Any:
    """Record what an op does; where that cannot be seen, record the op as a whole."""
    trace = _trace_of(*args)
    around, trace.escaped_inside = trace.escaped_inside, False
    trace.ops_around += 1
    result: Any = None
    try:
        result = function(*args, **options)
    except Exception:  # an escape, or NumPy's words about one; if it is a real error, the whole call has it too
        trace.escaped_inside = True
    finally:
        trace.ops_around -= 1
    seen, trace.escaped_inside = not trace.escaped_inside, around
    return result if seen else trace.whole_call(name, function, tuple(args), options)


def recorded_whole(function: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """Call a function that stand-ins cannot go through, such as one that fills an array piece by piece."""
    if any(isinstance(value, Traced) for value in args):
        return _trace_of(*args).whole_call(function.__name__, function, args, options)
    return function(*args, **options)
