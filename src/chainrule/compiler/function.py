"""Compiled functions: of arrays (`compile`), or of an expression in symbols (`variable`, `function`)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.autodiff.op import symbol_of
from chainrule.autodiff.tensor import Tensor, array_of
from chainrule.autodiff.traced import NUMBERS, Node, Trace, Traced, Untraceable
from chainrule.compiler.explain import explain
from chainrule.compiler.graph import Graph
from chainrule.compiler.plan import Plan
from chainrule.compiler.record import Output
from chainrule.compiler.replay import Replay, say_eager
from chainrule.compiler.watch import Watch
from chainrule.errors import ArgumentError, DataError, DTypeError, GraphError, ShapeError

Array = NDArray[Any]

# Functions of arrays


class Compiled:
    """A function that was given to `compile`; it is called like the function itself."""

    def __init__(self, function: Callable[..., Any]) -> None:
        functools.update_wrapper(self, function)
        self.function = function
        self._replays: dict[Any, Replay | None] = {}
        self._last: Replay | None = None
        self._why: str | None = None

    def __call__(self, *args: Any) -> Any:
        """What the function gives for these arguments."""
        leaves: list[Any] = []
        form = _taken_apart(args, leaves)
        if any(isinstance(leaf, Tensor | Traced) for leaf in leaves):
            return self.function(*args)  # a derivative or another recording is being taken through it
        replay = self._replay(form, leaves)
        if replay is None:
            result = self.function(*args)
            if self._why is not None:  # only now: if the function fails, its own words are better
                say_eager(getattr(self.function, "__name__", "the function"), self._why)
                self._why = None
            return result
        for i, leaf in enumerate(leaves):
            replay.plan.give(i, np.asarray(leaf, dtype=replay.plan.inputs[i].dtype))
        done = replay.run()
        replay.plan.let_go()
        if not done:
            return self.function(*args)
        self._last = replay
        return _put_together(replay.outputs_of, replay.plan.outputs)

    def explain(self) -> str:
        """The graph before and after each pass, the plan and the kernels of the latest call.

        Raises:
            GraphError: there is no plan yet.
        """
        if self._last is None:
            raise GraphError(
                f"explain: {self.function.__name__} has no plan", mend="call it once, with arrays, and ask again"
            )
        return explain(self._last.plan)

    def _replay(self, form: Any, leaves: list[Any]) -> Replay | None:
        key = (
            repr(form),
            *((leaf.shape, leaf.dtype) if isinstance(leaf, np.ndarray) else float for leaf in leaves),
        )
        if key in self._replays:
            known = self._replays[key]
            if known is None or known.stands():
                return known
        try:
            replay: Replay | None = Replay(
                lambda *parts: self.function(*_filled_in(form, parts)), leaves, Watch([self.function])
            )
        except Untraceable as reason:
            self._why, replay = str(reason), None
        self._replays[key] = replay
        return replay


def compile(function: Callable[..., Any]) -> Compiled:
    """Make a function of arrays quick: its first call is recorded, later ones run as a plan of fused kernels.

    Args:
        function: takes arrays and numbers (also in lists, tuples and dicts) and returns such. It may use models,
            `grad`, and anything of NumPy; each combination of shapes and types has a plan of its own.

    Returns:
        The compiled function. What cannot be recorded (an `if` on a value, say) runs as it is written, and says so
        once. Called with Tensors, it is the function itself.

    Raises:
        DTypeError: it is no function.

    >>> hypotenuse = compile(lambda a, b: np.sqrt(a * a + b * b))
    >>> hypotenuse(np.array([3.0, 5.0]), np.array([4.0, 12.0]))
    array([ 5., 13.])
    """
    if not callable(function):
        raise DTypeError(
            "compile: not a function",
            expected="a function of arrays",
            given=f"{function!r:.60} of type {type(function).__name__}",
            mend="cr.compile(lambda x: x * 2)",
        )
    return Compiled(function)


class _Leaf(int):
    """The place of an array among the arguments."""


def _taken_apart(tree: Any, leaves: list[Any]) -> Any:
    """The same tree with a _Leaf for each array and floating-point number, which go into `leaves`."""
    if isinstance(tree, np.ndarray | Tensor | Traced) or type(tree) is float:
        leaves.append(tree)
        return _Leaf(len(leaves) - 1)
    if isinstance(tree, np.generic):
        leaves.append(np.asarray(tree))
        return _Leaf(len(leaves) - 1)
    if isinstance(tree, dict):
        return {key: _taken_apart(part, leaves) for key, part in tree.items()}
    if isinstance(tree, tuple | list):
        parts = [_taken_apart(part, leaves) for part in tree]
        return type(tree)(*parts) if hasattr(tree, "_fields") else type(tree)(parts)
    return tree


def _filled_in(tree: Any, leaves: Sequence[Any]) -> Any:
    if isinstance(tree, _Leaf):
        return leaves[tree]
    if isinstance(tree, dict):
        return {key: _filled_in(part, leaves) for key, part in tree.items()}
    if isinstance(tree, tuple | list):
        parts = [_filled_in(part, leaves) for part in tree]
        return type(tree)(*parts) if hasattr(tree, "_fields") else type(tree)(parts)
    return tree


def _put_together(tree: Any, outputs: Sequence[Array]) -> Any:
    """What the function would have returned: copies, since the next run writes over the plan's outputs."""
    if isinstance(tree, Output):
        value = outputs[tree.number]
        if tree.kind is Tensor:
            return Tensor(value.copy())
        return value.item() if tree.kind is float else value.copy() if value.ndim else value[()]
    if isinstance(tree, dict):
        return {key: _put_together(part, outputs) for key, part in tree.items()}
    if isinstance(tree, tuple | list):
        parts = [_put_together(part, outputs) for part in tree]
        return type(tree)(*parts) if hasattr(tree, "_fields") else type(tree)(parts)
    return tree


# Expressions in symbols

_symbols = Trace(is_symbolic=True)
"""What all symbols are recorded in."""


def variable(name: str, shape: Sequence[int] = (), dtype: Any = np.float64) -> Any:
    """A symbol for an array that is not known yet: write an expression with it, then make it a `function`.

    Args:
        name: what to call it in a printed graph.
        shape: its shape; every size is a number.
        dtype: its element type. Symbols of floating-point numbers are Tensors, so that `backward` and `grad` work
            on them; others are constants, as labels are.

    >>> x = variable("x", (3,))
    >>> f = function([x], (x * x).sum())
    >>> f([1.0, 2.0, 3.0])
    np.float64(14.0)
    """
    sizes = tuple(shape) if isinstance(shape, Iterable) else (shape,)
    if not all(isinstance(n, int | np.integer) and n > 0 for n in sizes):
        raise ArgumentError(
            f"variable: the shape of {name} is not made of sizes",
            expected="whole numbers from 1",
            given=f"{shape!r}",
            mend='variable("X", (32, 4)): each shape is a function of its own',
        )
    if np.dtype(dtype).kind not in "biuf":
        raise DTypeError(f"variable: {name} is not made of numbers", expected="np.float64", given=f"{dtype!r}")
    symbol = _symbols.leaf("input", np.zeros(sizes, dtype), name=name)
    return Tensor(symbol, name=name) if symbol.dtype.kind == "f" else symbol


Updates = Mapping[Any, Any] | Sequence[tuple[Tensor, Any]]


class Function:
    """An expression made ready to be called; see `function`."""

    def __init__(self, inputs: Sequence[Any], outputs: Any, updates: Updates | None) -> None:
        changes = list(updates.items() if isinstance(updates, Mapping) else updates or [])
        self._inputs = [_node_of_input(x) for x in inputs]
        self._shared = [_shared(target) for target, _ in changes]
        several = isinstance(outputs, tuple | list)
        wanted = list(outputs) if several else [] if outputs is None else [outputs]
        symbols = [symbol_of(x, _symbols) for x in self._shared]
        graph = Graph(
            tuple(self._inputs),
            tuple(_symbols.node_of(_value(x)) for x in wanted),
            tuple(
                (s.node, _fitting(x, new)) for x, s, (_, new) in zip(self._shared, symbols, changes, strict=True)
            ),
        )
        graph = Graph(graph.inputs, graph.outputs, graph.updates, _checks_of(graph))
        self._demand_inputs(graph)
        states = {id(stand_in.node): tensor for tensor, stand_in in _symbols.shared.values()}
        used = [node for node in graph.nodes() if node.op == "state"] + [s.node for s in symbols]
        self._bound = [(states[id(node)], states[id(node)].data) for node in used]
        self._plan = Plan(graph, {id(node): states[id(node)].data for node in used})
        self._form: Any = [None] * len(wanted) if several else None
        self._gives = len(wanted)

    def __call__(self, *arrays: ArrayLike) -> Any:
        """The value of the expression (a list, if a list was asked for), after which the updates are made.

        Raises:
            ArgumentError, ShapeError, DTypeError: the arrays are not those that the symbols stand for.
            GraphError: the numbers of a shared Tensor are in another array than they were.
            DataError: the data are not what the expression's losses expect, such as labels out of range.
        """
        if len(arrays) != len(self._inputs):
            raise ArgumentError(
                "function: wrong number of arrays", expected=f"{len(self._inputs)}", given=f"{len(arrays)}"
            )
        for i, (node, value) in enumerate(zip(self._inputs, arrays, strict=True)):
            self._plan.give(i, _fitting_array(node, value))
        if any(tensor.data is not array for tensor, array in self._bound):
            raise GraphError(
                "function: a shared Tensor has another array now", mend="tensor.assign(...) keeps its array"
            )
        done = self._plan.run()
        self._plan.let_go()
        if not done:
            raise DataError("function: the data are not what the expression expects, such as labels out of range")
        for x in self._shared:
            x.renew()
        results = [value.copy() if value.ndim else value[()] for value in self._plan.outputs]
        return results if isinstance(self._form, list) else results[0] if results else None

    def explain(self) -> str:
        """The graph before and after each pass, the plan and the kernels."""
        return explain(self._plan)

    def _demand_inputs(self, graph: Graph) -> None:
        given = {id(node) for node in self._inputs}
        missing = [n.options["name"] for n in graph.nodes() if n.op == "input" and id(n) not in given]
        if missing:
            raise ArgumentError(
                "function: the expression has symbols that are not among its inputs",
                expected="every symbol of the expression",
                given=f"without {', '.join(missing)}",
                mend=f"function([..., {missing[0]}], ...)",
            )


def function(inputs: Sequence[Any], outputs: Any, updates: Updates | None = None) -> Function:
    """Make a function of an expression in symbols, as Theano did.

    Args:
        inputs: the symbols, in the order in which their arrays will be given; see `variable`.
        outputs: an expression, a list of them, or None.
        updates: {tensor: expression} or pairs: ordinary Tensors of numbers, shared by all calls, and what they
            become after each call. All expressions see the values from before.

    Returns:
        A function of arrays, with `.explain()`.

    Raises:
        ArgumentError, ShapeError, DTypeError, GraphError: inputs that are no symbols, symbols that are missing,
            updates that do not fit.

    >>> x, y = variable("x", (4,)), variable("y", (4,))
    >>> w = Tensor(0.0, name="w")
    >>> loss = ((w * x - y) ** 2).mean()
    >>> loss.backward()
    >>> step = function([x, y], loss, updates={w: w - 0.1 * w.grad})
    >>> [round(float(step([1, 2, 3, 4], [2, 4, 6, 8])), 3) for _ in range(3)]
    [30.0, 7.5, 1.875]
    """
    return Function(inputs, outputs, updates)


def _value(expression: Any) -> Any:
    value = symbol_of(expression, _symbols) if isinstance(expression, Tensor) else expression
    if isinstance(value, Traced | np.ndarray | np.generic) or type(value) in NUMBERS:
        return value
    raise DTypeError("function: not an expression", expected="Tensors or arrays", given=type(expression).__name__)


def _node_of_input(symbol: Any) -> Node:
    value = array_of(symbol)
    if not isinstance(value, Traced) or value.node.op != "input":
        raise ArgumentError(
            "function: an input is no symbol",
            expected="what `variable` gave",
            given=f"{symbol!r:.60}",
            mend="a Tensor of numbers is no input: it can be shared, and changed by updates",
        )
    return value.node


def _shared(target: Any) -> Any:
    data: Any = target.data if isinstance(target, Tensor) else None
    if not isinstance(target, Tensor) or target.op is not None or isinstance(data, Traced):
        raise ArgumentError(
            "function: only a Tensor of numbers can be updated",
            expected="a leaf Tensor, such as a parameter",
            given=f"{target!r:.60}",
        )
    return target


def _fitting(target: Tensor, new: Any) -> Node:
    """The node of an update, of its target's type."""
    value = _value(new)
    if np.shape(value) != target.shape:
        raise ShapeError(
            f"function: the update of {target.name or 'a Tensor'} does not fit it",
            expected=f"shape {target.shape}",
            given=f"shape {np.shape(value)}",
        )
    return _symbols.node_of(value, target.dtype)


def _fitting_array(node: Node, value: ArrayLike) -> Array:
    array = np.asarray(value)
    if array.shape != node.shape:
        raise ShapeError(
            f"function: {node.options['name']} has another shape",
            expected=f"{node.shape}",
            given=f"{array.shape}",
            mend="a symbol stands for arrays of one shape: make a function for each",
        )
    if not np.can_cast(array.dtype, node.dtype, "same_kind"):
        raise DTypeError(
            f"function: {node.options['name']} is of another type", expected=f"{node.dtype}", given=f"{array.dtype}"
        )
    return np.ascontiguousarray(array, dtype=node.dtype).reshape(node.shape)


def _checks_of(graph: Graph) -> tuple[Node, ...]:
    """Those checks that belong to an expression: on what it is computed from."""
    known = {id(node) for node in graph.nodes()}
    return tuple(check for check in _symbols.checks if any(id(n) in known for n in Graph((), (check,)).nodes()))
