"""@op: a forward function and its vector-Jacobian product, side by side.

    @op
    def exp(xp, x):
        return xp.exp(x)

    @exp.vjp
    def exp_vjp(g, out, x):
        return g * out

Positional parameters are arrays, through which derivatives flow; keyword-only parameters are options.
`xp` is the array namespace of the inputs: NumPy today, and the seam for another array library tomorrow.
"""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast

import numpy as np

from chainrule.autodiff.namespace import xp
from chainrule.autodiff.tensor import Tensor, births, functions
from chainrule.autodiff.traced import Trace, Traced, as_array, call_on_stand_ins
from chainrule.errors import ArgumentError, ChainruleError, DTypeError, OutOfRangeError, ShapeError, nearest

Parameters = ParamSpec("Parameters")
RuleT = TypeVar("RuleT", bound=Callable[..., Any])
Forward = Callable[Concatenate[Any, Parameters], Any]
Rule = Callable[..., Any]

NUMBERS = frozenset({float, int, bool})
"""Beside an array a Python number stays one: as in NumPy, it does not change the array's dtype."""

ANY_NUMBER = -1
"""`Op.n_inputs` of an op such as concatenate."""


class Recording(threading.local):
    """Whether ops remember their inputs, for this thread."""

    on = True


recording = Recording()


class Op(Generic[Parameters]):
    """What the engine knows of an op: its name, its forward function and its rule.

    The rule takes the gradient `g` of the final result with respect to the op's output, the output, the
    inputs and the options. It returns the gradient with respect to the input; with several inputs, a tuple
    with an entry for each: a gradient, None (nothing flows there), or a function of no arguments that
    computes the gradient, called only if somebody needs it.

    A rule is written in ops. On plain arrays these compute at NumPy's speed; on Tensors they record, so
    that the derivative has a derivative. The engine undoes broadcasting: a rule need not.
    """

    __slots__ = ("arguments", "forward", "n_inputs", "name", "options", "rule")

    def __init__(self, forward: Forward[Parameters]) -> None:
        code = forward.__code__
        self.name: str = forward.__name__.strip("_")
        self.forward = forward
        self.rule: Rule | None = None
        first_option = code.co_argcount
        self.arguments: tuple[str, ...] = code.co_varnames[1:first_option]
        self.options: tuple[str, ...] = code.co_varnames[first_option : first_option + code.co_kwonlyargcount]
        self.n_inputs = ANY_NUMBER if code.co_flags & inspect.CO_VARARGS else len(self.arguments)

    def __repr__(self) -> str:
        return f"<op {self.name}>"


class OpFunction(Protocol[Parameters]):
    """An op as its users call it: arrays in, array out; as soon as one input is a Tensor, Tensor out."""

    __name__: str
    op: Op[Any]
    vjp: Callable[[RuleT], RuleT]

    def __call__(self, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Any:
        """Apply the op."""


def op(forward: Forward[Parameters]) -> OpFunction[Parameters]:
    """Make an op of a forward function `forward(xp, *arrays, **options)`; see the module's docstring.

    >>> import numpy as np
    >>> @op
    ... def cube(xp, x):
    ...     return x * x * x
    >>> @cube.vjp
    ... def cube_vjp(g, out, x):
    ...     return g * 3 * x * x
    >>> x = Tensor(2.0)
    >>> cube(x).backward()
    >>> x.grad
    array(12.)
    """
    operation = Op(forward)
    n_inputs = operation.n_inputs

    def function(*inputs: Any, **options: Any) -> Any:
        if len(inputs) != n_inputs and n_inputs != ANY_NUMBER:
            inputs = _bind(operation, inputs, options)
        arrays: list[Any] = []
        is_variable = recorded = is_complex = False
        for value in inputs:
            if isinstance(value, Tensor):
                is_variable = True
                data: Any = value.data
                arrays.append(data)
                recorded = recorded or type(data) is Traced
            elif type(value) is np.ndarray:
                arrays.append(value)
                is_complex = is_complex or value.dtype.kind == "c"
            elif n_inputs > 1 and type(value) in NUMBERS:
                arrays.append(value)
            elif type(value) is Traced:
                arrays.append(value)
                recorded = True
            else:
                return function(*(_as_input(value, n_inputs) for value in inputs), **options)
        if is_variable and is_complex:
            raise _complex(operation)
        try:
            out = _recorded(operation, inputs, arrays, options) if recorded else forward(xp, *arrays, **options)
        except ChainruleError:
            raise
        except (ValueError, TypeError, IndexError) as error:
            raise _explained(operation, arrays, options, error) from None
        if not is_variable:
            return out
        result = Tensor.__new__(Tensor)
        result.data = out if type(out) is np.ndarray else as_array(out)
        result.grad = None
        result.name = None
        if recording.on:
            result.op = operation
            result.inputs = inputs
            result.arrays = arrays
            result.options = options
        else:
            result.op = None
            result.inputs = result.arrays = ()
            result.options = {}
        result.birth = next(births)
        return result

    def vjp(rule: RuleT) -> RuleT:
        operation.rule = rule
        return rule

    function.__name__ = function.__qualname__ = operation.name
    function.__doc__ = forward.__doc__
    function.__module__ = forward.__module__
    signature = inspect.signature(forward)
    function.__signature__ = signature.replace(parameters=list(signature.parameters.values())[1:])  # type: ignore[attr-defined]
    function.op = operation  # type: ignore[attr-defined]
    function.vjp = vjp  # type: ignore[attr-defined]
    functions.setdefault(forward.__name__, function)  # a user's op does not take the place of the house's own
    return cast("OpFunction[Parameters]", function)


def _recorded(operation: Op[Any], inputs: tuple[Any, ...], arrays: list[Any], options: dict[str, Any]) -> Any:
    """What an op gives for stand-ins. Beside a symbol, ordinary Tensors become stand-ins too."""
    trace = next(array.trace for array in arrays if type(array) is Traced)
    if trace.is_symbolic:
        arrays[:] = [
            symbol_of(x, trace) if isinstance(x, Tensor) else array for x, array in zip(inputs, arrays, strict=True)
        ]
    return call_on_stand_ins(operation.name, operation.forward, (xp, *arrays), options)


def symbol_of(tensor: Any, trace: Trace) -> Any:
    """The stand-in for a Tensor of numbers in an expression of symbols; what it was made from becomes one too."""
    waiting = [tensor]
    while waiting:
        node = waiting[-1]
        missing = [] if _is_ready(node) else [x for x in node.inputs if isinstance(x, Tensor) and not _is_ready(x)]
        if missing:
            waiting += missing
            continue
        waiting.pop()
        if not _is_ready(node):
            arrays = [_stand_in(x, trace) if isinstance(x, Tensor) else x for x in node.inputs]
            node.data = call_on_stand_ins(node.op.name, node.op.forward, (xp, *arrays), node.options)
            node.arrays = arrays
    return _stand_in(tensor, trace)


def _is_ready(tensor: Any) -> bool:
    """Whether nothing has to be computed for a Tensor's stand-in."""
    return tensor.op is None or type(tensor.data) is Traced


def _stand_in(tensor: Any, trace: Trace) -> Any:
    if type(tensor.data) is Traced:
        return tensor.data
    if id(tensor) not in trace.shared:
        trace.shared[id(tensor)] = (tensor, trace.leaf("state", tensor.data, name=tensor.name or "shared"))
    return trace.shared[id(tensor)][1]


def composite(function: RuleT) -> RuleT:
    """Enter a function that is written in ops under its name, so that NumPy's function of that name finds it."""
    functions.setdefault(function.__name__, function)
    return function


def _complex(operation: Op[Any]) -> DTypeError:
    return DTypeError(
        f"{operation.name}: a Tensor meets a complex number, and a variable is a real number",
        expected="real numbers",
        given="a complex number or array",
        mend="keep real and imaginary part in Tensors of their own, or compute with tensor.data",
    )


def _as_input(value: Any, n_inputs: int) -> Any:
    """Make an array of lists and of lone numbers."""
    is_ready = isinstance(value, Tensor) or (n_inputs > 1 and type(value) in NUMBERS)
    return value if is_ready else as_array(value)


def _bind(operation: Op[Any], inputs: tuple[Any, ...], options: dict[str, Any]) -> tuple[Any, ...]:
    """Sort a call such as `sum(x, 0)` or `where(mask, x=a, y=b)` into inputs and `options` (filled in place)."""
    n_inputs, given = operation.n_inputs, len(inputs)
    options.update(zip(operation.options, inputs[n_inputs:], strict=False))
    surplus = inputs[n_inputs + len(operation.options) :]
    inputs = inputs[:n_inputs]
    inputs += tuple(options.pop(name) for name in operation.arguments[len(inputs) :] if name in options)
    if len(inputs) == n_inputs and not surplus:
        return inputs
    raise ArgumentError(
        f"{operation.name}: wrong number of arguments", expected=_call(operation), given=f"{given} arguments"
    )


def _call(operation: Op[Any]) -> str:
    return f"{operation.name}({', '.join([*operation.arguments, *(f'{name}=...' for name in operation.options)])})"


def _explained(operation: Op[Any], arrays: list[Any], options: dict[str, Any], error: Exception) -> ChainruleError:
    """Say in our words what NumPy could not do."""
    name = operation.name
    shapes = " and ".join(str(np.shape(value)) for value in arrays)
    for option in options:
        if option not in operation.options:
            near = nearest(option, list(operation.options))
            return ArgumentError(
                f"{name}: there is no option {option!r}",
                expected="one of " + ", ".join(operation.options) if operation.options else "no options",
                given=f"{option}={options[option]!r}",
                mend=f"{near}=..." if near else None,
            )
    required = set(operation.options) - set(getattr(operation.forward, "__kwdefaults__", None) or {})
    if required - set(options):
        missing = ", ".join(sorted(required - set(options)))
        return ArgumentError(f"{name}: {missing} is missing", expected=_call(operation))
    if isinstance(error, IndexError):
        return OutOfRangeError(f"{name}: {error}", given=f"shape {shapes}")
    kinds = {np.asarray(value).dtype for value in arrays}
    if any(kind.kind not in "fiubc" for kind in kinds):
        return DTypeError(
            f"{name}: not every input is an array of numbers",
            expected="numbers",
            given=" and ".join(str(np.asarray(value).dtype) for value in arrays),
        )
    what = f"{name}: {error}"
    if name == "matmul":
        what = f"matmul: {' @ '.join(str(np.shape(value)) for value in arrays)} do not fit"
    return ShapeError(what, given=f"shapes {shapes}", mend=_mend(name, arrays))


def _mend(name: str, arrays: list[Any]) -> str | None:
    """Suggest the transposition or the axis that would make two inputs fit."""
    if len(arrays) != 2:
        return None
    first, second = (np.shape(value) for value in arrays)
    if name == "matmul" and len(first) == 2 and len(second) == 2:
        if first[1] == second[1]:
            return "transpose the second: a @ b.T"
        if first[0] == second[0]:
            return "transpose the first: a.T @ b"
        return f"the columns of the first ({first[1]}) must be as many as the rows of the second ({second[0]})"
    if len(first) == 1 and len(second) == 2 and first[0] == second[0]:
        return "make the first a column: a[:, None]"
    if len(second) == 1 and len(first) == 2 and first[0] == second[0]:
        return "make the second a column: b[:, None]"
    return None
