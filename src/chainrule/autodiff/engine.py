"""The chain rule, run backwards over the recorded graph; and what follows: gradients, Jacobians, Hessians."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from chainrule.autodiff.op import Op, op, recording
from chainrule.autodiff.ops import reshape
from chainrule.autodiff.tensor import Tensor, array_of, functions
from chainrule.autodiff.traced import as_array
from chainrule.errors import ArgumentError, DTypeError, GraphError, NoRuleError, RuleError, ShapeError


@contextlib.contextmanager
def no_grad() -> Iterator[None]:
    """Compute without recording: nothing remembers how it was made.

    Use it as `with no_grad():` or as a decorator `@no_grad()`.

    >>> x = Tensor(3.0)
    >>> with no_grad():
    ...     y = x * x
    >>> y.op is None
    True
    """
    with _recorded(False):
        yield


@contextlib.contextmanager
def _recorded(on: bool) -> Iterator[None]:
    before, recording.on = recording.on, on
    try:
        yield
    finally:
        recording.on = before


def graph_of(output: Tensor) -> list[Tensor]:
    """Collect every Tensor that `output` was computed from, itself included, youngest first.

    A Tensor is born after its inputs, so this order is topological: whoever uses a value comes before it.
    """
    seen = {id(output)}
    nodes = [output]
    for node in nodes:
        for value in node.inputs:
            if isinstance(value, Tensor) and id(value) not in seen:
                seen.add(id(value))
                nodes.append(value)
    nodes.sort(key=attrgetter("birth"), reverse=True)
    return nodes


def propagate(
    output: Tensor, gradient: Any, targets: list[Tensor] | None = None, *, create_graph: bool = False
) -> list[tuple[Tensor, Any]]:
    """Run the chain rule from `output` back to `targets` (None: to every leaf).

    Args:
        output: where to start.
        gradient: the gradient of the final result with respect to `output`, of its shape.
        targets: the Tensors whose gradients are wanted.
        create_graph: whether the gradients are Tensors that can be differentiated again.

    Returns:
        Each target that `output` depends on, with its gradient.
    """
    nodes = graph_of(output)
    ends = None if targets is None else {id(target) for target in targets}
    wanted = None if ends is None else _on_the_way(nodes, ends)
    gradients: dict[int, Any] = {id(output): gradient}
    found = []
    before, recording.on = recording.on, create_graph
    try:
        for node in nodes:
            gradient = gradients.pop(id(node), None)
            if gradient is None:
                continue
            if (node.op is None) if ends is None else (id(node) in ends):
                found.append((node, gradient))
            if node.op is not None:
                apply_rule(node.op, node, gradient, wanted, gradients, create_graph)
    finally:
        recording.on = before
    return found


def _on_the_way(nodes: list[Tensor], ends: set[int]) -> set[int]:
    """The ids of those nodes through which a gradient reaches one of `ends`."""
    wanted = set(ends)
    for node in reversed(nodes):
        if any(id(value) in wanted for value in node.inputs):
            wanted.add(id(node))
    return wanted


def apply_rule(
    operation: Op[Any], node: Tensor, g: Any, wanted: set[int] | None, gradients: dict[int, Any], create_graph: bool
) -> None:
    """Give each wanted input of one node its share of the gradient."""
    inputs = node.inputs
    if operation.rule is None:
        raise _no_rule(operation)
    if create_graph:
        results = operation.rule(g, node, *inputs, **node.options)
    else:
        results = operation.rule(g, node.data, *node.arrays, **node.options)
    if type(results) is not tuple:
        results = (results,)
    if len(results) != len(inputs):
        raise _wrong_count(operation, len(inputs), len(results))
    for value, result in zip(inputs, results, strict=True):
        if not isinstance(value, Tensor):
            continue
        if value.birth > node.birth:
            raise _changed(value, node)
        if result is None or (wanted is not None and id(value) not in wanted):
            continue
        if callable(result):
            result = result()
        data = value.data
        try:
            fits = result.shape == data.shape and result.dtype == data.dtype
        except AttributeError:
            raise _not_an_array(operation, result) from None
        if not fits:
            result = _fitted(result, data, operation.name)
        key = id(value)
        gradients[key] = gradients[key] + result if key in gradients else result


def _fitted(gradient: Any, data: Any, name: str) -> Any:
    """Undo broadcasting: sum the gradient over every axis along which the input was repeated."""
    shape = data.shape
    if gradient.shape != shape:
        surplus = gradient.ndim - len(shape)
        aligned = (1,) * surplus + shape
        if surplus < 0 or any(
            n != repeated and n != 1 for n, repeated in zip(aligned, gradient.shape, strict=True)
        ):
            raise RuleError(
                f"the rule of {name} gives a gradient that does not fit its input",
                expected=f"shape {shape}, or one that broadcasting made of it",
                given=f"shape {gradient.shape}",
                mend="a gradient has the shape of what it is the gradient of",
            )
        over = tuple(i for i, n in enumerate(aligned) if i < surplus or n != gradient.shape[i])
        gradient = gradient.sum(axis=over)
        if gradient.shape != shape:
            gradient = gradient.reshape(shape)
    return gradient if gradient.dtype == data.dtype else gradient.astype(data.dtype)


def _no_rule(operation: Op[Any]) -> NoRuleError:
    name = operation.name
    return NoRuleError(
        f"{name} has no rule for its derivative", mend=f"@{name}.vjp\ndef {name}_vjp(g, out, ...): ..."
    )


def _wrong_count(operation: Op[Any], expected: int, given: int) -> RuleError:
    return RuleError(
        f"the rule of {operation.name} does not give a gradient for each input",
        expected=f"a tuple with {expected} entries",
        given=f"{given}",
    )


def _not_an_array(operation: Op[Any], result: Any) -> RuleError:
    return RuleError(
        f"the rule of {operation.name} gives something that is not a gradient",
        expected="an array, None, or a function of no arguments that computes an array",
        given=type(result).__name__,
    )


def _changed(value: Tensor, node: Tensor) -> GraphError:
    name = value.name or "a parameter"
    operation = node.op.name if node.op else ""
    return GraphError(
        f"{name} was changed after {operation} had used it, so this graph is out of date",
        given="backward() on a result that was computed before optimizer.step() or assign()",
        mend="compute the loss again, then loss.backward()",
    )


def backward(output: Tensor, gradient: ArrayLike | None = None) -> None:
    """Add to `.grad` of every leaf of `output`'s graph its gradient; see `Tensor.backward`."""
    seed = _seed(output, array_of(gradient), "backward")
    delivered: set[int] = set()
    for leaf, found in propagate(output, seed):
        if leaf.grad is not None:
            leaf.grad = as_array(leaf.grad + found)
            continue
        found = as_array(found)  # arithmetic on 0-d arrays ends in NumPy's scalars
        # Two leaves may have been given the same array, or a view: each gets one of its own
        shared = id(found) in delivered or found.base is not None or found is seed
        leaf.grad = found.copy() if shared else found
        delivered.add(id(leaf.grad))


functions["backward"] = backward


def _seed(output: Tensor, gradient: ArrayLike | None, name: str) -> Any:
    """The gradient to start from: 1 for a single number."""
    if gradient is None:
        if output.size != 1:
            raise GraphError(
                f"{name}: the result is not a single number, so its gradient needs a direction",
                expected="a Tensor with one element, such as a loss",
                given=f"shape {output.shape}",
                mend=f"loss.mean().{name}(), or pass a gradient of shape {output.shape}",
            )
        return np.ones_like(output.data)
    seed = as_array(array_of(gradient)).astype(output.dtype, copy=False)
    if seed.shape != output.shape:
        raise ShapeError(
            f"{name}: gradient does not fit the result",
            expected=f"shape {output.shape}",
            given=f"shape {seed.shape}",
        )
    return gradient if isinstance(gradient, Tensor) else seed


# Derivatives of functions


@op
def _variable(xp: Any, x: Any) -> Any:
    """x itself, as a variable of its own: a derivative inside a derivative must not mistake the two."""
    return xp.asarray(x)


@_variable.vjp
def _variable_vjp(g: Any, out: Any, x: Any) -> Any:
    return g


class _Nesting(threading.local):
    """How many derivatives of functions are being taken around the current one, in this thread."""

    depth = 0


nesting = _Nesting()


def value_and_grad(
    function: Callable[..., Any],
    argnums: int | tuple[int, ...] = 0,
    *,
    create_graph: bool | None = None,
) -> Callable[..., tuple[Any, Any]]:
    """Make a function that returns the value of `function` and its gradient.

    Args:
        function: takes arrays (or lists, tuples and dicts of arrays), returns a single number.
        argnums: which positional argument to differentiate by; a tuple gives a tuple of gradients.
        create_graph: whether the results are Tensors that can be differentiated again. None: yes where an
            argument is a Tensor or another derivative is being taken around this one, otherwise no, and
            the gradients are plain arrays.

    >>> value_and_grad(lambda x: x**3)(2.0)
    (8.0, array(12.))
    """
    numbers = argnums if isinstance(argnums, tuple) else (argnums,)

    @functools.wraps(function)
    def differentiated(*args: Any, **kwargs: Any) -> tuple[Any, Any]:
        _demand_arguments(function, numbers, args)
        chosen = [args[number] for number in numbers]
        leaves = [leaf for argument in chosen for leaf in _leaves(argument)]
        again = _is_nested(leaves) if create_graph is None else create_graph
        with _recorded(True), _nested():
            variables = [_as_variable(leaf) for leaf in leaves]
            supply = iter(variables)
            filled = list(args)
            for number in numbers:
                filled[number] = _rebuilt(args[number], supply)
            output = function(*filled, **kwargs)
        output = _demand_number(output, "grad")
        found = propagate(output, _seed(output, None, "grad"), variables, create_graph=again)
        gradients = iter(_delivered(found, variables, again))
        per_argument = tuple(_rebuilt(argument, gradients) for argument in chosen)
        value = output if again else output.item()
        return value, per_argument if isinstance(argnums, tuple) else per_argument[0]

    return differentiated


def grad(
    function: Callable[..., Any],
    argnums: int | tuple[int, ...] = 0,
    *,
    create_graph: bool | None = None,
) -> Callable[..., Any]:
    """Make a function that returns the gradient of `function`; arguments as for `value_and_grad`.

    >>> grad(lambda x: x**3)(2.0)
    array(12.)
    >>> grad(grad(lambda x: x**3))(2.0)
    array(12.)
    """
    both = value_and_grad(function, argnums, create_graph=create_graph)

    @functools.wraps(function)
    def gradient(*args: Any, **kwargs: Any) -> Any:
        return both(*args, **kwargs)[1]

    return gradient


def vjp(function: Callable[..., Any], *args: Any) -> tuple[Any, Callable[[ArrayLike], tuple[Any, ...]]]:
    """Evaluate `function` and return its vector-Jacobian product.

    Returns:
        The value, and `pull(g)`: for `g` of the value's shape, the tuple of gᵀ·J for each argument, J the
        Jacobian of `function` with respect to it.

    >>> value, pull = vjp(lambda x: x * x, np.array([1.0, 2.0]))
    >>> pull([1.0, 10.0])
    (array([ 2., 40.]),)
    """
    again = _is_nested(list(args))
    with _recorded(True), _nested():
        variables = [_as_variable(x) for x in args]
        output = _demand_tensor(function(*variables), "vjp")

    def pull(g: ArrayLike) -> tuple[Any, ...]:
        recorded = again or isinstance(g, Tensor)
        found = propagate(output, _seed(output, g, "vjp"), variables, create_graph=recorded)
        return tuple(_delivered(found, variables, recorded))

    return (output if again else output.data), pull


def jacobian(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Make a function that returns the Jacobian: every output's derivative by every input.

    Returns:
        A function of x giving an array of shape (*shape of function(x), *shape of x).

    >>> jacobian(lambda x: x * x)(np.array([1.0, 2.0]))
    array([[2., 0.],
           [0., 4.]])
    """

    @functools.wraps(function)
    def jacobian_at(x: Any) -> Any:
        value, pull = vjp(function, x)
        rows = []
        for position in np.ndindex(value.shape):
            unit = np.zeros(value.shape, dtype=value.dtype)
            unit[position] = 1.0
            rows.append(pull(unit)[0])
        shape = (*value.shape, *np.shape(array_of(x)))
        if not rows:
            return np.zeros(shape)
        return reshape(functions["stack"](rows), shape=shape)

    return jacobian_at


def hessian(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Make a function that returns the Hessian, the matrix of second derivatives of a single number.

    >>> hessian(lambda x: x[0] ** 2 * x[1])(np.array([3.0, 5.0]))
    array([[10.,  6.],
           [ 6.,  0.]])
    """
    return jacobian(grad(function))


@contextlib.contextmanager
def _nested() -> Iterator[None]:
    nesting.depth += 1
    try:
        yield
    finally:
        nesting.depth -= 1


def _is_nested(leaves: list[Any]) -> bool:
    return nesting.depth > 0 or any(isinstance(leaf, Tensor) for leaf in leaves)


def _as_variable(leaf: Any) -> Tensor:
    if isinstance(leaf, Tensor):
        variable: Tensor = _variable(leaf)
        return variable
    return Tensor(leaf)


def _delivered(found: list[tuple[Tensor, Any]], variables: list[Tensor], as_tensors: bool) -> list[Any]:
    """The gradient of each variable, 0 where the output does not depend on it; each array is the caller's own."""
    by_id = {id(variable): gradient for variable, gradient in found}
    results: list[Any] = []
    for variable in variables:
        gradient = by_id.get(id(variable))
        if gradient is None:
            gradient = np.zeros(variable.shape, dtype=variable.dtype)
        if as_tensors:
            results.append(gradient if isinstance(gradient, Tensor) else Tensor(gradient))
        else:
            results.append(as_array(gradient).copy())
    return results


def _demand_tensor(output: Any, name: str) -> Tensor:
    if isinstance(output, Tensor):
        return output
    if isinstance(output, int | float | np.ndarray | np.generic):
        return Tensor(output)  # a constant: all its derivatives are 0
    raise DTypeError(
        f"{name}: the function does not return numbers",
        expected="a Tensor",
        given=type(output).__name__,
        mend="return the result" if output is None else None,
    )


def _demand_number(output: Any, name: str) -> Tensor:
    result = _demand_tensor(output, name)
    if result.size != 1:
        raise ShapeError(
            f"{name}: the function must return a single number",
            expected="shape ()",
            given=f"shape {result.shape}",
            mend="return result.sum(), or use chainrule.jacobian",
        )
    return result


def _demand_arguments(function: Callable[..., Any], numbers: tuple[int, ...], args: tuple[Any, ...]) -> None:
    for number in numbers:
        if not 0 <= number < len(args):
            raise ArgumentError(
                f"grad: {getattr(function, '__name__', 'the function')} was called without argument {number}",
                expected=f"at least {max(numbers) + 1} positional arguments",
                given=f"{len(args)}",
            )


def _leaves(tree: Any) -> Iterator[Any]:
    """Walk through lists, tuples and dicts to the arrays in them."""
    if isinstance(tree, dict):
        for value in tree.values():
            yield from _leaves(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from _leaves(value)
    else:
        yield tree


def _rebuilt(tree: Any, supply: Iterator[Any]) -> Any:
    """The same lists, tuples and dicts around the next values of `supply`."""
    if isinstance(tree, dict):
        return {key: _rebuilt(value, supply) for key, value in tree.items()}
    if isinstance(tree, list | tuple):
        values = [_rebuilt(value, supply) for value in tree]
        return type(tree)(*values) if hasattr(tree, "_fields") else type(tree)(values)  # a named tuple has fields
    return next(supply)
