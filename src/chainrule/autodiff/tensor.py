"""Tensor: an array that remembers the op and the inputs that made it.

An array is a constant, a Tensor is a variable. Whatever is computed from a Tensor by an op is a Tensor again,
and the chain of those memories is the graph along which derivatives flow back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.autodiff.traced import Traced, number
from chainrule.errors import DTypeError, GraphError, MutationError, NoRuleError, ShapeError, nearest

if TYPE_CHECKING:
    from chainrule.autodiff.op import Op

Array = NDArray[Any]

functions: dict[str, Callable[..., Any]] = {}
"""Every function of Tensors under its NumPy name; `op.py` enters each op here when it is defined."""

births = count()
"""A Tensor is born after everything that it was computed from: sorting by birth is a topological order."""


class Tensor:
    """A floating-point array, and the node of the graph that made it.

    Args:
        data: anything that NumPy turns into an array of numbers. Whole numbers become float64, since a
            derivative needs a continuum; floating types are kept. An array is shared, not copied.
        name: what to call it in a printed graph.

    Raises:
        DTypeError: the data are not real numbers.

    Attributes:
        data: the array itself.
        grad: the gradient that `backward` left here (leaves only), else None.
        op, inputs, options: how it was made; `op` is None for a leaf.
        arrays: the inputs as the op saw them, numbers only: what its rule is given.

    >>> x = Tensor([1.0, 2.0, 3.0])
    >>> y = (x * x).sum()
    >>> y.backward()
    >>> x.grad
    array([2., 4., 6.])
    """

    __slots__ = ("__weakref__", "arrays", "birth", "data", "grad", "inputs", "name", "op", "options")

    data: Array
    op: Op[Any] | None
    inputs: tuple[Any, ...]
    arrays: Sequence[Any]
    options: dict[str, Any]
    grad: Any
    name: str | None
    birth: int

    def __init__(self, data: ArrayLike | Tensor, name: str | None = None) -> None:
        self.data = _as_floating(data.data if isinstance(data, Tensor) else data)
        self.op = None
        self.inputs = self.arrays = ()
        self.options = {}
        self.grad = None
        self.name = name
        self.birth = next(births)

    # What it is

    @property
    def shape(self) -> tuple[int, ...]:
        """The length of each axis."""
        return self.data.shape

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return self.data.ndim

    @property
    def size(self) -> int:
        """The number of elements."""
        return self.data.size

    @property
    def dtype(self) -> np.dtype[Any]:
        """The element type."""
        return self.data.dtype

    def item(self) -> float:
        """Return the only element as a Python float."""
        value: float = number(self.data)
        return value

    def __float__(self) -> float:
        return float(self.item())

    def __int__(self) -> int:
        return int(self.data.item())

    def __bool__(self) -> bool:
        return bool(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __iter__(self) -> Iterator[Tensor]:
        return (self[i] for i in range(len(self.data)))

    def __repr__(self) -> str:
        data: Any = self.data
        if isinstance(data, Traced) and data.trace.is_symbolic:
            return f"Tensor({self.name or 'an expression'}, shape={self.shape}, dtype={self.dtype})"
        numbers = np.array2string(self.data, separator=", ", prefix="Tensor(")
        details = "" if self.data.dtype == np.float64 else f", dtype={self.data.dtype}"
        if self.name is not None:
            details += f", name={self.name!r}"
        if self.op is not None:
            details += f", made by {self.op.name}"
        return f"Tensor({numbers}{details})"

    def __format__(self, specification: str) -> str:
        return format(self.item(), specification) if specification else repr(self)

    # Derivatives

    def backward(self, gradient: ArrayLike | None = None) -> None:
        """Add to `.grad` of every leaf that this Tensor was computed from its gradient.

        Args:
            gradient: the gradient of the final result with respect to this Tensor, of this shape;
                it may be left out for a Tensor with one element, where it is 1.

        Raises:
            GraphError: more than one element and no `gradient`; or a parameter was changed after this
                graph was recorded.
        """
        functions["backward"](self, gradient)

    def assign(self, value: ArrayLike) -> None:
        """Overwrite the numbers of a leaf.

        A graph that used the old numbers is out of date from now on; its `backward` says so.

        Raises:
            MutationError: this Tensor was computed from others.
            ShapeError: `value` does not have this Tensor's shape.
        """
        if self.op is not None:
            raise MutationError(
                "only a leaf can be assigned to: this Tensor was computed from others",
                given=f"a Tensor made by {self.op.name}",
                mend="change the leaves and compute it again",
            )
        array = np.asarray(array_of(value))
        if array.shape != self.data.shape:
            raise ShapeError(
                f"assign: value does not fit {self.name or 'the Tensor'}",
                expected=f"shape {self.data.shape}",
                given=f"shape {array.shape}",
            )
        self.data[...] = array
        self.renew()

    def renew(self) -> None:
        """Say that the numbers in `data` were changed: graphs that used the old ones are out of date."""
        self.birth = next(births)

    # Arithmetic

    def __add__(self, other: Any) -> Any:
        return functions["add"](self, other)

    def __radd__(self, other: Any) -> Any:
        return functions["add"](other, self)

    def __sub__(self, other: Any) -> Any:
        return functions["subtract"](self, other)

    def __rsub__(self, other: Any) -> Any:
        return functions["subtract"](other, self)

    def __mul__(self, other: Any) -> Any:
        return functions["multiply"](self, other)

    def __rmul__(self, other: Any) -> Any:
        return functions["multiply"](other, self)

    def __truediv__(self, other: Any) -> Any:
        return functions["divide"](self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return functions["divide"](other, self)

    def __pow__(self, other: Any) -> Any:
        return functions["power"](self, other)

    def __rpow__(self, other: Any) -> Any:
        return functions["power"](other, self)

    def __matmul__(self, other: Any) -> Any:
        return functions["matmul"](self, other)

    def __rmatmul__(self, other: Any) -> Any:
        return functions["matmul"](other, self)

    def __neg__(self) -> Any:
        return functions["negative"](self)

    def __pos__(self) -> Tensor:
        return self

    def __abs__(self) -> Any:
        return functions["absolute"](self)

    # Comparisons have no derivative: they give plain arrays

    def __eq__(self, other: object) -> Any:
        return self.data == array_of(other)

    def __ne__(self, other: object) -> Any:
        return self.data != array_of(other)

    def __lt__(self, other: Any) -> Any:
        return self.data < array_of(other)

    def __le__(self, other: Any) -> Any:
        return self.data <= array_of(other)

    def __gt__(self, other: Any) -> Any:
        return self.data > array_of(other)

    def __ge__(self, other: Any) -> Any:
        return self.data >= array_of(other)

    def __hash__(self) -> int:
        return id(self)

    # Indexing and shape

    def __getitem__(self, index: Any) -> Any:
        return functions["getitem"](self, index=index)

    def __setitem__(self, index: Any, value: Any) -> None:
        raise MutationError(
            "a Tensor cannot be changed in place: the graph remembers the values that it had",
            given="tensor[...] = value",
            mend="np.where(mask, value, tensor), or np.concatenate([tensor[:i], value, tensor[j:]])\n"
            "or, for a leaf before it is used, change tensor.data[...]",
        )

    @property
    def T(self) -> Any:  # noqa: N802 (NumPy's name)
        """The axes in reverse order."""
        return functions["transpose"](self)

    @property
    def mT(self) -> Any:  # noqa: N802 (NumPy's name)
        """The last two axes swapped: the transpose of each matrix of a batch."""
        return functions["matrix_transpose"](self)

    def transpose(self, *axes: int) -> Any:
        """See `ops.transpose`."""
        return functions["transpose"](self, axes=axes or None)

    def reshape(self, *shape: int | tuple[int, ...]) -> Any:
        """See `ops.reshape`."""
        sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple | list) else shape
        return functions["reshape"](self, shape=sizes)

    def ravel(self) -> Any:
        """All elements along one axis."""
        return functions["reshape"](self, shape=(-1,))

    def astype(self, dtype: Any) -> Any:
        """See `ops.astype`."""
        return functions["astype"](self, dtype=dtype)

    # Reductions

    def sum(self, axis: Any = None, keepdims: bool = False) -> Any:
        """See `ops.sum`."""
        return functions["sum"](self, axis=axis, keepdims=keepdims)

    def mean(self, axis: Any = None, keepdims: bool = False) -> Any:
        """See `ops.mean`."""
        return functions["mean"](self, axis=axis, keepdims=keepdims)

    def var(self, axis: Any = None, correction: float = 0, keepdims: bool = False) -> Any:
        """See `ops.var`."""
        return functions["var"](self, axis=axis, correction=correction, keepdims=keepdims)

    def std(self, axis: Any = None, correction: float = 0, keepdims: bool = False) -> Any:
        """See `ops.std`."""
        return functions["std"](self, axis=axis, correction=correction, keepdims=keepdims)

    def max(self, axis: Any = None, keepdims: bool = False) -> Any:
        """See `ops.max`."""
        return functions["max"](self, axis=axis, keepdims=keepdims)

    def min(self, axis: Any = None, keepdims: bool = False) -> Any:
        """See `ops.min`."""
        return functions["min"](self, axis=axis, keepdims=keepdims)

    def prod(self, axis: Any = None, keepdims: bool = False) -> Any:
        """See `ops.prod`."""
        return functions["prod"](self, axis=axis, keepdims=keepdims)

    def cumsum(self, axis: int | None = None) -> Any:
        """See `ops.cumsum`."""
        return functions["cumsum"](self, axis=axis)

    def clip(self, min: float | None = None, max: float | None = None) -> Any:
        """See `ops.clip`."""
        return functions["clip"](self, min=min, max=max)

    def dot(self, other: Any) -> Any:
        """See `ops.dot`."""
        return functions["dot"](self, other)

    # NumPy's protocols: np.exp(tensor), np.sum(tensor), array @ tensor

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        name = ufunc.__name__
        if any(isinstance(target, Tensor) for target in options.get("out", ())):
            raise MutationError(
                f"np.{name} cannot write its result into a Tensor",
                given="out=tensor",
                mend=f"result = np.{name}(...)",
            )
        if "out" in options:
            raise MutationError(
                f"np.{name} cannot write a Tensor's result into an array: its graph would be lost",
                given="out=array, or array += tensor",
                mend=f"result = np.{name}(...), or array = array + tensor",
            )
        if method != "__call__":
            raise _no_rule(f"np.{name}.{method}")
        return _call_for_numpy(name, inputs, options)

    def __array_function__(
        self, function: Callable[..., Any], types: Any, args: tuple[Any, ...], options: dict[str, Any]
    ) -> Any:
        return _call_for_numpy(function.__name__, args, options, function.__module__.replace("numpy", "np", 1))

    def __array__(self, *args: Any, **kwargs: Any) -> Array:
        raise GraphError(
            "a Tensor does not turn into an array by itself, since its graph would be lost without a word",
            given="np.array(tensor), np.asarray(tensor), or a list of Tensors",
            mend="tensor.data for the numbers alone; chainrule.ops.stack([...]) for a Tensor of Tensors",
        )


def array_of(value: Any) -> Any:
    """Return the array inside a Tensor; anything else as it is."""
    return value.data if isinstance(value, Tensor) else value


OTHER_NAMES = {"amax": "max", "amin": "min", "permute_dims": "transpose", "concat": "concatenate"}
"""NumPy functions with two names."""

OTHER_OPTIONS = {"a_min": "min", "a_max": "max", "ddof": "correction", "constant_values": "value"}
"""Options with two names in NumPy."""

CONSTANT_FUNCTIONS = frozenset(
    "equal not_equal less less_equal greater greater_equal sign floor ceil rint trunc round floor_divide "
    "isnan isinf isfinite isclose allclose array_equal any all argmax argmin argsort count_nonzero nonzero "
    "flatnonzero argwhere searchsorted unique shape ndim size zeros_like ones_like full_like empty_like "
    "logical_and logical_or logical_not histogram digitize bincount result_type array2string array_repr "
    "array_str iscomplexobj isrealobj may_share_memory shares_memory".split()
)
"""NumPy functions whose derivative is zero or has no meaning: they see the numbers and give plain arrays."""


def _call_for_numpy(name: str, args: tuple[Any, ...], options: dict[str, Any], module: str = "np") -> Any:
    name = OTHER_NAMES.get(name, name)
    if name == "pad":
        args, options = _with_constant_mode(*args, **options)
    if name in functions:
        return functions[name](*args, **{OTHER_OPTIONS.get(key, key): v for key, v in options.items()})
    if name in CONSTANT_FUNCTIONS:
        plain = {key: _without_graph(value) for key, value in options.items()}
        return getattr(np, name)(*(_without_graph(value) for value in args), **plain)
    raise _no_rule(f"{module}.{name}")


def _with_constant_mode(array: Any, pad_width: Any, mode: Any = "constant", **options: Any) -> Any:
    """np.pad's arguments without its mode, which names the only one that there is a rule for."""
    if mode != "constant":
        raise NoRuleError(
            "np.pad has a derivative rule for a frame of one value only",
            expected='mode="constant"',
            given=f"mode={mode!r}",
            mend="np.concatenate with slices of the tensor, for a frame made of its own elements",
        )
    return (array,), {"pad_width": pad_width, **options}


def _without_graph(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return type(value)(_without_graph(item) for item in value)
    return array_of(value)


def _no_rule(name: str) -> NoRuleError:
    known = sorted(known for known in functions if hasattr(np, known))
    near = nearest(name.removeprefix("np."), known)
    return NoRuleError(
        f"{name} has no derivative rule in chainrule",
        expected="one of np." + ", ".join(known),
        given=name,
        mend=(f"np.{near}, if that is what you meant; " if near else "")
        + "write it with the functions above, or give it a rule with @chainrule.op;\n"
        "tensor.data, where no derivative is needed",
    )


def _as_floating(data: ArrayLike) -> Array:
    if isinstance(data, Traced):
        return data if data.dtype.kind == "f" else data.astype(np.float64)  # type: ignore[return-value]
    try:
        array = np.asarray(data)
    except ValueError:
        array = np.empty(0, dtype=object)
    if array.dtype.kind == "f":
        return array
    if array.dtype.kind in "iub":
        return array.astype(np.float64)
    given = f"{type(data).__name__} of dtype {array.dtype}"
    raise DTypeError(
        "Tensor: data are not real numbers",
        expected="numbers, or an array, list or nested list of numbers in which all rows have the same length",
        given=given if array.dtype != object else f"{type(data).__name__}: {data!r:.80}",
        mend="Tensor([1.0, 2.0])",
    )
