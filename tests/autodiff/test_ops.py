"""Every op against PyTorch: one row an op (two where it has two sides), and tests that run over the whole table."""

from __future__ import annotations

import math
import operator
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from chainrule.autodiff import Tensor, vjp
from chainrule.autodiff import ops as typed_ops
from chainrule.autodiff.check import check_grad
from chainrule.autodiff.engine import graph_of
from chainrule.autodiff.op import Op
from chainrule.autodiff.tensor import functions
from chainrule.errors import ArgumentError, DTypeError, OutOfRangeError, ShapeError

torch = pytest.importorskip("torch")

ops: Any = typed_ops  # some tests call them with what their types forbid

quick = settings(max_examples=20, deadline=None, derandomize=True, database=None)

LAYOUTS = ("contiguous", "transposed", "strided", "reversed", "read-only")


@dataclass
class Case:
    """What one example gives to an op: differentiable arrays, options, and how the arrays lie in memory."""

    arrays: list[Any]
    options: dict[str, Any] = field(default_factory=dict)
    layouts: list[str] = field(default_factory=list)
    seed: int = 0

    def inputs(self, dtype: Any) -> list[Any]:
        return [laid_out(x.astype(dtype), layout) for x, layout in zip(self.arrays, self.layouts, strict=True)]


@dataclass(frozen=True)
class Row:
    """An op, PyTorch's function that does the same, and what to give to both."""

    name: str
    ours: Callable[..., Any]
    theirs: Callable[..., Any]
    cases: st.SearchStrategy[Case]
    side: str = ""
    smooth: st.SearchStrategy[Case] | None = None
    """For the second order, where PyTorch's at a kink is another choice than ours."""

    def __str__(self) -> str:
        return f"{self.name}-{self.side}" if self.side else self.name


def laid_out(array: Any, layout: str) -> Any:
    """The same numbers, arranged otherwise in memory."""
    if layout == "transposed":
        return array.T.copy().T
    if layout == "reversed" and array.ndim:
        return array[..., ::-1].copy()[..., ::-1]
    if layout == "strided" and array.ndim:
        wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), dtype=array.dtype)
        wide[..., ::2] = array
        return wide[..., ::2]
    if layout == "read-only":
        array = array.copy()
        array.flags.writeable = False
    return array


def numbers(generator: np.random.Generator, shape: tuple[int, ...], domain: str) -> Any:
    if domain == "positive":
        return np.asarray(generator.uniform(0.3, 3.0, shape))
    if domain == "not zero":
        return np.asarray(generator.uniform(0.3, 3.0, shape) * generator.choice([-1, 1], shape))
    if domain == "above -1":
        return np.asarray(generator.uniform(-0.8, 2.0, shape))
    if generator.random() < 0.4:  # whole numbers: zeros and ties
        return np.asarray(generator.integers(-2, 3, shape).astype(float))
    return np.asarray(2 * generator.standard_normal(shape))


@st.composite
def case_of(draw: st.DrawFn, shapes: Any, *domains: str, options: Any = None) -> Case:
    """A case with arrays of the drawn shapes; `options`: a strategy, or a function of shapes that gives one."""
    drawn = draw(shapes)
    seed = draw(st.integers(0, 2**32 - 1))
    generator = np.random.default_rng(seed)
    domains = domains or ("any",)
    arrays = [numbers(generator, shape, domains[min(i, len(domains) - 1)]) for i, shape in enumerate(drawn)]
    if callable(options):
        options = options(*drawn)
    chosen = {} if options is None else draw(options)
    layouts = [draw(st.sampled_from(LAYOUTS)) for _ in drawn]
    return Case(arrays, chosen, layouts, seed)


def shape(low: int = 0, high: int = 3, least: int = 0) -> st.SearchStrategy[Any]:
    return hnp.array_shapes(min_dims=low, max_dims=high, min_side=least, max_side=4)


def one(low: int = 0, high: int = 3, least: int = 0) -> st.SearchStrategy[Any]:
    return shape(low, high, least).map(lambda drawn: (drawn,))


def broadcast(count: int) -> st.SearchStrategy[Any]:
    return hnp.mutually_broadcastable_shapes(num_shapes=count, min_dims=0, max_dims=3, min_side=0, max_side=4).map(
        lambda drawn: drawn.input_shapes
    )


def unary(
    name: str, theirs: Any, domain: str = "any", options: Any = None, side: str = "", smooth: str | None = None
) -> Row:
    cases = case_of(one(), domain, options=options)
    elsewhere = case_of(one(), smooth, options=options) if smooth else None
    return Row(name, getattr(ops, name), theirs, cases, side, elsewhere)


def binary(name: str, theirs: Any, *domains: str) -> Row:
    return Row(name, getattr(ops, name), theirs, case_of(broadcast(2), *domains))


def as_operator(name: str, function: Any, *domains: str) -> Row:
    return Row(name, function, function, case_of(broadcast(2), *domains), "operator")


def with_number(name: str, side: str, function: Any, domain: str = "any") -> Row:
    return Row(name, function, function, case_of(one(), domain), side)


# Choices


@st.composite
def case_of_where(draw: st.DrawFn) -> Case:
    drawn = draw(broadcast(3))
    case = draw(case_of(st.just(drawn[1:])))
    case.options["condition"] = np.random.default_rng(case.seed).random(drawn[0]) < 0.5
    return case


# Reductions


@st.composite
def case_of_reduction(
    draw: st.DrawFn,
    domain: str = "any",
    least: int = 0,
    correction: bool = False,
    low: int = 0,
    single: bool = False,
) -> Case:
    """Shapes with empty axes, but at least `least` elements along each reduced axis."""
    drawn = draw(shape(low))
    ndim = len(drawn)
    axis: Any = None
    if ndim:
        places = st.integers(-ndim, ndim - 1)
        several = st.sets(st.integers(0, ndim - 1), min_size=1).map(tuple)
        axis = draw(places if single else st.one_of(st.none(), places, several))
    chosen = {i % ndim for i in (axis if isinstance(axis, tuple) else range(ndim) if axis is None else (axis,))}
    drawn = tuple(max(n, least) if i in chosen else n for i, n in enumerate(drawn))
    options = {"axis": axis}
    if not single:
        options["keepdims"] = draw(st.booleans())
    if correction:
        options["correction"] = draw(st.sampled_from([0, 0.5, 1])) if ndim else 0
    return draw(case_of(st.just((drawn,)), domain, options=st.just(options)))


def dims(x: Any, axis: Any) -> Any:
    return tuple(range(x.ndim)) if axis is None else axis


def torch_prod(x: Any, axis: Any, keepdims: bool) -> Any:
    chosen = dims(x, axis)
    for dim in sorted((i % x.ndim for i in (chosen if isinstance(chosen, tuple) else (chosen,))), reverse=True):
        x = torch.prod(x, dim=dim, keepdim=keepdims)
    return x


def torch_extremum(function: Any) -> Any:
    return lambda x, axis, keepdims: function(x, dim=dims(x, axis), keepdim=keepdims)


def torch_moment(function: Any) -> Any:
    def moment(x: Any, axis: Any, keepdims: bool, correction: float = 0) -> Any:
        if x.ndim == 0:  # the only spelling that PyTorch takes there
            return function(x.reshape(1), dim=0, correction=correction)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # PyTorch miscounts where another axis is empty
            return function(x, dim=dims(x, axis), correction=correction, keepdim=keepdims)

    return moment


# Products


@st.composite
def shapes_of_matmul(draw: st.DrawFn) -> Any:
    rows, inner, columns = (draw(st.integers(0, 4)) for _ in range(3))
    batches = draw(
        hnp.mutually_broadcastable_shapes(num_shapes=2, min_dims=0, max_dims=2, min_side=0, max_side=3)
    ).input_shapes
    left = (inner,) if draw(st.integers(0, 3)) == 0 else (*batches[0], rows, inner)
    right = (inner,) if draw(st.integers(0, 3)) == 0 else (*batches[1], inner, columns)
    return left, right


@st.composite
def shapes_of_linear(draw: st.DrawFn) -> Any:
    n_in, n_out = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    return (*draw(shape(0, 2)), n_in), (n_in, n_out), (n_out,)


SUBSCRIPTS = (
    "ij,jk->ik", "ij,jk", "ii->i", "ii", "iij->ij", "ijj", "ij->", "ijk->kj", "i,j->ij", "i,i", "ij,ij->i",
    " i j -> j i", "ab,cd->a", "ij,j->", "iji,jk->k", ",i->i", "->", "ij,jk,kl->il", "i,i,i->i", "ij,kj,k",
    "ii,ij,jj->", "ab,bc,cd->b", "...ij,...jk->...ik", "...ij,...jk", "...ii->...i", "i...->...", "...,...->...",
    "i...,i...->...", "...i,ij,j...->...", "bhqd,bhkd->bhqk", "Ab,bA->A", "cB,Ba",
)  # fmt: skip


@st.composite
def case_of_einsum(draw: st.DrawFn) -> Case:
    """Sizes for the letters, 1 here and there where NumPy repeats it, and axes for the ellipses."""
    subscripts = draw(st.sampled_from(SUBSCRIPTS))
    terms = subscripts.replace(" ", "").split("->")[0].split(",")
    sizes = {letter: draw(st.integers(0, 3)) for letter in sorted(set("".join(terms)) - {"."})}
    hidden = draw(
        hnp.mutually_broadcastable_shapes(num_shapes=len(terms), min_dims=0, max_dims=2, min_side=1, max_side=3)
    ).input_shapes
    shapes = []
    for term, dots in zip(terms, hidden, strict=True):
        before, ellipsis, after = term.partition("...")
        narrow = draw(st.booleans()) and not ellipsis and len(set(term)) == len(term)
        sides = {c: 1 if narrow and draw(st.integers(0, 3)) == 0 else sizes[c] for c in before + after}
        shapes.append((*(sides[c] for c in before), *(dots if ellipsis else ()), *(sides[c] for c in after)))
    return draw(case_of(st.just(tuple(shapes)), options=st.just({"subscripts": subscripts})))


# Shapes


def permutation(drawn: Any) -> Any:
    return st.one_of(
        st.just({"axes": None}),
        st.permutations(range(len(drawn))).map(lambda axes: {"axes": tuple(axes)}),
        st.permutations([i - len(drawn) for i in range(len(drawn))]).map(lambda axes: {"axes": tuple(axes)}),
    )


def other_shape(drawn: Any) -> Any:
    size = math.prod(drawn)
    choices: list[Any] = [(size,), drawn[::-1], (1, *drawn), size]
    if size:
        choices += [-1, (-1,), (*drawn, -1), (-1, drawn[-1]) if drawn else (-1, 1)]
    return st.sampled_from(choices).map(lambda target: {"shape": target})


@st.composite
def case_of_broadcast_to(draw: st.DrawFn) -> Case:
    drawn = draw(hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, min_side=0, max_side=4))
    options = st.just({"shape": drawn.result_shape})
    return draw(case_of(st.just(drawn.input_shapes[:1]), options=options))


@st.composite
def case_of_concatenate(draw: st.DrawFn) -> Case:
    drawn = draw(shape(1))
    axis = draw(st.integers(-len(drawn), len(drawn) - 1))
    shapes = []
    for _ in range(draw(st.integers(1, 3))):
        sides = list(drawn)
        sides[axis] = draw(st.integers(0, 3))
        shapes.append(tuple(sides))
    return draw(case_of(st.just(tuple(shapes)), options=st.sampled_from([{"axis": axis}, {"axis": None}])))


@st.composite
def case_of_stack(draw: st.DrawFn) -> Case:
    drawn = draw(shape())
    axis = draw(st.integers(-len(drawn) - 1, len(drawn)))
    count = draw(st.integers(1, 3))
    return draw(case_of(st.just((drawn,) * count), options=st.just({"axis": axis})))


def torch_concatenate(*arrays: Any, axis: Any) -> Any:
    return torch.cat([x.reshape(-1) for x in arrays]) if axis is None else torch.cat(arrays, dim=axis)


@st.composite
def case_of_pad(draw: st.DrawFn) -> Case:
    drawn = draw(shape(1))
    width = st.integers(0, 2)
    forms = st.one_of(
        width,
        width.map(lambda n: (n,)),
        width.map(np.int64),
        st.tuples(width, width),
        st.tuples(width, width).map(lambda pair: (pair,)),
        st.tuples(*[st.tuples(width, width)] * len(drawn)),
    )
    options = st.fixed_dictionaries({"pad_width": forms, "value": st.sampled_from([0.0, -1.5])})
    return draw(case_of(st.just((drawn,)), options=options))


def torch_pad(x: Any, pad_width: Any, value: float) -> Any:
    pairs = np.broadcast_to(pad_width, (x.ndim, 2))
    return torch.nn.functional.pad(x, [int(n) for pair in pairs[::-1] for n in pair], value=value)


@st.composite
def case_of_squeeze(draw: st.DrawFn) -> Case:
    drawn = draw(hnp.array_shapes(min_dims=0, max_dims=4, min_side=1, max_side=2))
    ones = [i for i, n in enumerate(drawn) if n == 1]
    axis: Any = st.none()
    if ones:
        axis = st.one_of(
            axis, st.sampled_from(ones), st.sampled_from([i - len(drawn) for i in ones]), st.just(tuple(ones))
        )
    return draw(case_of(st.just((drawn,)), options=axis.map(lambda chosen: {"axis": chosen})))


def torch_flip(x: Any, axis: Any) -> Any:
    chosen = dims(x, axis)
    return torch.flip(x, chosen if isinstance(chosen, tuple) else (chosen,))


def some_axes(drawn: Any) -> Any:
    ndim = len(drawn)
    places = st.integers(-ndim, ndim - 1)
    several = st.sets(st.integers(0, ndim - 1)).map(tuple)
    return (st.one_of(st.none(), places, several) if ndim else st.none()).map(lambda axis: {"axis": axis})


# Indices


@st.composite
def mixed_index(draw: st.DrawFn, drawn: tuple[int, ...]) -> Any:
    """Slices, numbers, None, an ellipsis, lists and arrays with repeats, and a mask, side by side."""
    length = draw(st.integers(0, 3))
    parts: list[Any] = []
    for n in drawn[: draw(st.integers(0, len(drawn)))]:
        kinds = ["slice", "mask"] + ["number", "list", "array", "tuple", "range"] * (n > 0)
        kind = draw(st.sampled_from(kinds))
        if kind == "slice":
            parts.append(draw(st.slices(n)))
        elif kind == "mask" and n >= length:
            mask = np.zeros(n, dtype=bool)
            mask[draw(st.permutations(range(n)))[:length]] = True
            parts.append(mask)
        elif kind == "number":
            parts.append(draw(st.integers(-n, n - 1)))
        elif kind == "range" and n >= length:
            parts.append(range(length))
        elif n > 0:
            numbers = draw(st.lists(st.integers(-n, n - 1), min_size=length, max_size=length))
            makers = {"list": list, "tuple": tuple}
            parts.append(makers.get(kind, lambda found: np.array(found, dtype=np.int64))(numbers))
        else:
            parts.append(slice(None))
    if draw(st.booleans()):
        parts.insert(draw(st.integers(0, len(parts))), None)
    if draw(st.booleans()):
        parts.append(...)
    return tuple(parts)


@st.composite
def case_of_getitem(draw: st.DrawFn) -> Case:
    drawn = draw(shape(0, 3))
    choices = [
        hnp.basic_indices(drawn, allow_newaxis=True),
        hnp.arrays(bool, st.integers(0, len(drawn)).map(lambda n: drawn[:n])),
        mixed_index(drawn),
    ]
    if drawn and math.prod(drawn):
        result = hnp.array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=4)
        choices.append(hnp.integer_array_indices(drawn, result_shape=result))
        choices.append(st.lists(st.integers(-drawn[0], drawn[0] - 1), max_size=5))
        choices.append(st.lists(st.booleans(), min_size=drawn[0], max_size=drawn[0]))
    return draw(case_of(st.just((drawn,)), options=st.one_of(*choices).map(lambda index: {"index": index})))


def torch_getitem(x: Any, index: Any) -> Any:
    """NumPy says which elements an index takes, PyTorch takes them: its own indices know no negative steps."""
    places = np.arange(math.prod(x.shape)).reshape(x.shape)[index]
    return x.reshape(-1)[torch.tensor(places.copy())]


@st.composite
def case_of_take_along_axis(draw: st.DrawFn) -> Case:
    """Indices with repeats, as many a line as drawn, and lines that broadcasting repeats on either side."""
    drawn = draw(shape(1, 3, 1))
    axis = draw(st.integers(-len(drawn), len(drawn) - 1))
    wide = [n if draw(st.integers(0, 3)) else 1 for n in drawn]
    narrow = [n if draw(st.integers(0, 3)) else 1 for n in drawn]
    narrow[axis], wide[axis] = draw(st.integers(0, 3)), drawn[axis]
    case = draw(case_of(st.just((tuple(wide),))))
    indices = np.random.default_rng(case.seed).integers(-wide[axis], wide[axis], narrow)
    case.options.update(indices=indices, axis=axis)
    return case


def torch_take_along_axis(x: Any, indices: Any, axis: int) -> Any:
    return torch.take_along_dim(x, torch.tensor(indices % x.shape[axis]), axis)


# Images


@st.composite
def case_of_conv2d(draw: st.DrawFn) -> Case:
    n, channels, n_filters = draw(st.integers(0, 2)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    size = draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    image = tuple(draw(st.integers(side, 6)) for side in size)
    padding = draw(st.one_of(st.integers(0, 2), st.tuples(st.integers(0, 2), st.integers(0, 2))))
    stride = draw(st.one_of(st.integers(1, 3), st.tuples(st.integers(1, 3), st.integers(1, 3))))
    shapes: tuple[Any, ...] = ((n, channels, *image), (n_filters, channels, *size))
    if draw(st.booleans()):
        shapes += ((n_filters,),)
    return draw(case_of(st.just(shapes), options=st.just({"stride": stride, "padding": padding})))


@st.composite
def case_of_pooling(draw: st.DrawFn) -> Case:
    """Images with many equal elements, as relu leaves them; PyTorch allows a padding of half a patch."""
    size = draw(st.one_of(st.integers(1, 3), st.tuples(st.integers(1, 3), st.integers(1, 3))))
    pair = size if isinstance(size, tuple) else (size, size)
    padding = draw(st.one_of(st.just(0), st.tuples(*(st.integers(0, side // 2) for side in pair))))
    image = tuple(draw(st.integers(side, 6)) for side in pair)
    stride = draw(st.one_of(st.none(), st.integers(1, 3), st.tuples(st.integers(1, 3), st.integers(1, 3))))
    options = st.just({"size": size, "stride": stride, "padding": padding})
    case = draw(case_of(st.just(((draw(st.integers(1, 2)), draw(st.integers(1, 2)), *image),)), options=options))
    if draw(st.booleans()):
        case.arrays = [np.maximum(x, 0.0) for x in case.arrays]
    return case


def torch_pool(function: Any) -> Any:
    return lambda x, size, stride, padding: function(x, size, stride=stride, padding=padding)


F = torch.nn.functional
BOUNDS = [{"min": -1.0}, {"max": 1.0}, {"min": -1.0, "max": 1.0}, {"min": 0, "max": 2}]
FLOATING = {np.float32: torch.float32, np.float64: torch.float64}

TABLE = [
    # Arithmetic
    binary("add", torch.add),
    binary("subtract", torch.subtract),
    binary("multiply", torch.multiply),
    binary("divide", torch.divide, "any", "not zero"),
    binary("power", torch.pow, "positive", "not zero"),
    as_operator("add", operator.add),
    as_operator("subtract", operator.sub),
    as_operator("multiply", operator.mul),
    as_operator("divide", operator.truediv, "any", "not zero"),
    as_operator("power", operator.pow, "positive", "not zero"),
    with_number("add", "number", lambda x: 2.5 + x + 1),
    with_number("subtract", "number", lambda x: 1.5 - (x - 2)),
    with_number("multiply", "number", lambda x: 2 * (x * 0.5)),
    with_number("divide", "number", lambda x: 2.0 / (x / 3), "not zero"),
    with_number("power", "square", lambda x: x**2),
    with_number("power", "cube", lambda x: x**3.0),
    with_number("power", "to 0", lambda x: x**0),
    with_number("power", "to 1", lambda x: x**1),
    with_number("power", "inverse", lambda x: x**-2, "not zero"),
    with_number("power", "root", lambda x: x**0.5, "positive"),
    with_number("power", "of a number", lambda x: 2.0**x),
    unary("negative", torch.neg),
    unary("neg", operator.neg),
    unary("absolute", torch.abs),
    unary("abs", operator.abs),
    # Element by element
    unary("exp", torch.exp),
    unary("log", torch.log, "positive"),
    unary("log1p", torch.log1p, "above -1"),
    unary("expm1", torch.expm1),
    unary("sqrt", torch.sqrt, "positive"),
    unary("square", torch.square),
    unary("sin", torch.sin),
    unary("cos", torch.cos),
    unary("tanh", torch.tanh),
    unary("sigmoid", torch.sigmoid),
    unary("softplus", lambda x: F.softplus(x, threshold=1000)),
    unary("relu", torch.relu),
    unary("leaky_relu", F.leaky_relu),
    unary("leaky_relu", lambda x, slope: F.leaky_relu(x, slope), options=st.just({"slope": 0.2}), side="slope"),
    unary("elu", F.elu, smooth="not zero"),
    unary("elu", F.elu, options=st.just({"alpha": 1.7}), side="alpha", smooth="not zero"),
    unary("gelu", F.gelu),
    unary("erf", torch.erf),
    unary("clip", torch.clamp, options=st.sampled_from(BOUNDS)),
    binary("maximum", torch.maximum),
    binary("minimum", torch.minimum),
    Row(
        "where",
        lambda a, b, condition: ops.where(condition, a, b),
        lambda a, b, condition: torch.where(torch.tensor(condition), a, b),
        case_of_where(),
    ),
    # Reductions
    Row(
        "sum",
        ops.sum,
        lambda x, axis, keepdims: torch.sum(x, dim=dims(x, axis), keepdim=keepdims),
        case_of_reduction(),
    ),
    Row(
        "mean",
        ops.mean,
        lambda x, axis, keepdims: torch.mean(x, dim=dims(x, axis), keepdim=keepdims),
        case_of_reduction(least=1),
    ),
    Row("var", ops.var, torch_moment(torch.var), case_of_reduction(least=2, correction=True)),
    Row("std", ops.std, torch_moment(torch.std), case_of_reduction("positive", least=2, correction=True, low=1)),
    Row("max", ops.max, torch_extremum(torch.amax), case_of_reduction(least=1)),
    Row("min", ops.min, torch_extremum(torch.amin), case_of_reduction(least=1)),
    Row("prod", ops.prod, torch_prod, case_of_reduction()),
    Row("logsumexp", ops.logsumexp, torch_extremum(torch.logsumexp), case_of_reduction(least=1, low=1)),
    Row("softmax", ops.softmax, torch.softmax, case_of_reduction(least=1, low=1, single=True)),
    Row("log_softmax", ops.log_softmax, torch.log_softmax, case_of_reduction(least=1, low=1, single=True)),
    Row("cumsum", ops.cumsum, torch.cumsum, case_of_reduction(low=1, single=True)),
    Row("cumsum", ops.cumsum, lambda x: torch.cumsum(x.reshape(-1), 0), case_of(one()), "of all"),
    # Products
    Row("matmul", ops.matmul, torch.matmul, case_of(shapes_of_matmul())),
    Row("matmul", operator.matmul, torch.matmul, case_of(shapes_of_matmul()), "operator"),
    Row("linear", ops.linear, lambda x, W, b: torch.matmul(x, W) + b, case_of(shapes_of_linear())),
    Row(
        "dot",
        ops.dot,
        lambda a, b: a * b if a.ndim == 0 or b.ndim == 0 else a @ b,
        case_of(
            st.one_of(
                st.sampled_from([((), (3,)), ((2, 3), ()), ((), ()), ((3,), (3,)), ((2, 3), (3,)), ((0,), (0,))]),
                st.sampled_from([((2, 3), (3, 4)), ((3,), (3, 2)), ((2, 0), (0, 3))]),
            )
        ),
    ),
    Row(
        "einsum",
        lambda *xs, subscripts: ops.einsum(subscripts, *xs),
        lambda *xs, subscripts: torch.einsum(subscripts, *xs),
        case_of_einsum(),
    ),
    # Shapes
    Row(
        "transpose",
        ops.transpose,
        lambda x, axes: x.permute(axes or tuple(range(x.ndim))[::-1]),
        case_of(one(), options=permutation),
    ),
    Row("matrix_transpose", ops.matrix_transpose, lambda x: x.mT, case_of(one(2, 4))),
    Row(
        "swapaxes",
        ops.swapaxes,
        lambda x, axis1, axis2: x.swapaxes(axis1, axis2),
        case_of(one(2), options=st.sampled_from([{"axis1": 0, "axis2": -1}, {"axis1": 1, "axis2": 0}])),
    ),
    Row("reshape", ops.reshape, lambda x, shape: x.reshape(shape), case_of(one(), options=other_shape)),
    Row("ravel", ops.ravel, torch.ravel, case_of(one())),
    Row(
        "squeeze", ops.squeeze, lambda x, axis: x.squeeze() if axis is None else x.squeeze(axis), case_of_squeeze()
    ),
    Row(
        "expand_dims",
        ops.expand_dims,
        lambda x, axis: x.unsqueeze(axis),
        case_of(
            one(), options=lambda drawn: st.integers(-len(drawn) - 1, len(drawn)).map(lambda axis: {"axis": axis})
        ),
    ),
    Row("broadcast_to", ops.broadcast_to, lambda x, shape: x.broadcast_to(shape), case_of_broadcast_to()),
    Row("concatenate", lambda *xs, axis: ops.concatenate(xs, axis), torch_concatenate, case_of_concatenate()),
    Row(
        "stack", lambda *xs, axis: ops.stack(xs, axis), lambda *xs, axis: torch.stack(xs, dim=axis), case_of_stack()
    ),
    Row("pad", ops.pad, torch_pad, case_of_pad()),
    Row("flip", ops.flip, torch_flip, case_of(one(), options=some_axes)),
    Row(
        "astype",
        ops.astype,
        lambda x, dtype: x.to(FLOATING[dtype]),
        case_of(one(), options=st.sampled_from(list(FLOATING)).map(lambda dtype: {"dtype": dtype})),
    ),
    # Indices
    Row("getitem", ops.getitem, torch_getitem, case_of_getitem()),
    Row("getitem", lambda x, index: x[index], torch_getitem, case_of_getitem(), "brackets"),
    Row("take_along_axis", ops.take_along_axis, torch_take_along_axis, case_of_take_along_axis()),
    # Images
    Row("conv2d", ops.conv2d, F.conv2d, case_of_conv2d()),
    Row("max_pool2d", ops.max_pool2d, torch_pool(F.max_pool2d), case_of_pooling()),
    Row("avg_pool2d", ops.avg_pool2d, torch_pool(F.avg_pool2d), case_of_pooling()),
]

every_row = pytest.mark.parametrize("row", TABLE, ids=str)


def assert_close(given: Any, expected: Any, what: str) -> None:
    """Equal up to rounding in the coarser of the two types."""
    expected = expected.numpy(force=True)
    assert given.shape == expected.shape, what
    assert given.dtype == expected.dtype, what
    near = 1e-9 if given.dtype == np.float64 else 2e-5
    scale = max(1.0, float(np.abs(expected).max(initial=0.0)))
    np.testing.assert_allclose(given, expected, rtol=10 * near, atol=near * scale, err_msg=what)


def variables_of(case: Case, dtype: Any) -> tuple[list[Any], list[Any], list[Any]]:
    arrays = case.inputs(dtype)
    theirs = [torch.tensor(x.copy(), requires_grad=True) for x in arrays]
    return arrays, [Tensor(x) for x in arrays], theirs


@every_row
@quick
@given(data=st.data(), dtype=st.sampled_from([np.float32, np.float64]))
def test_value_and_gradient_equal_those_of_torch(row: Row, data: Any, dtype: Any) -> None:
    case = data.draw(row.cases)
    arrays, tensors, theirs = variables_of(case, dtype)
    before = [x.copy() for x in arrays]
    expected = row.theirs(*theirs, **case.options)

    plain = row.ours(*arrays, **case.options)
    assert isinstance(plain, np.ndarray | np.generic)
    assert_close(plain, expected, "plain arrays")

    out = row.ours(*tensors, **case.options)
    assert type(out) is Tensor
    assert_close(out.data, expected, "value")

    upstream = np.random.default_rng(case.seed + 1).standard_normal(out.shape).astype(out.dtype)
    out.backward(upstream)
    gradients = torch.autograd.grad(expected, theirs, torch.tensor(upstream))
    for number, (tensor, gradient) in enumerate(zip(tensors, gradients, strict=True)):
        assert_close(tensor.grad, gradient, f"gradient {number}")
    for x, copy in zip(arrays, before, strict=True):
        np.testing.assert_array_equal(x, copy, "an input was changed")


@every_row
@quick
@given(data=st.data())
def test_second_order_equals_double_backward_of_torch(row: Row, data: Any) -> None:
    case = data.draw(row.cases if row.smooth is None else row.smooth)
    _, tensors, theirs = variables_of(case, np.float64)
    expected = row.theirs(*theirs, **case.options)
    generator = np.random.default_rng(case.seed + 1)
    upstream = np.asarray(generator.standard_normal(tuple(expected.shape)), dtype=expected.detach().numpy().dtype)
    directions = [np.asarray(generator.standard_normal(x.shape)) for x in tensors]

    weights = Tensor(upstream)
    _, pull = vjp(lambda *xs: row.ours(*xs, **case.options), *tensors)
    slope = Tensor(0.0)
    for direction, gradient in zip(directions, pull(weights), strict=True):
        slope = slope + (direction * gradient).sum()
    slope.backward()

    torch_weights = torch.tensor(upstream, requires_grad=True)
    gradients = torch.autograd.grad(expected, theirs, torch_weights, create_graph=True)
    torch_slope = (0 * torch_weights).sum() + sum(
        (torch.tensor(v) * g).sum() for v, g in zip(directions, gradients, strict=True)
    )
    seconds = torch.autograd.grad(torch_slope, [*theirs, torch_weights], allow_unused=True)
    for number, (tensor, second) in enumerate(zip([*tensors, weights], seconds, strict=True)):
        given = np.zeros(tensor.shape, dtype=tensor.dtype) if tensor.grad is None else tensor.grad
        wanted = torch.tensor(np.zeros_like(tensor.data)) if second is None else second
        assert_close(given, wanted, f"second derivative {number}")


# The table itself

PARTS = {
    "_concatenate": "concatenate",
    "_einsum": "einsum",
    "put_back": "getitem",
    "put_back_along_axis": "take_along_axis",
    "patches": "avg_pool2d",
    "overlap_add": "avg_pool2d",
    "_max_pool2d": "max_pool2d",
}
"""Ops that nobody calls by name, and the op in whose graph or gradient they appear."""

ROWS = {row.name: row for row in TABLE}
HERE: dict[str, Any] = {
    name: function
    for name, function in functions.items()
    if function.__module__.startswith("chainrule.autodiff.ops.")
}


def test_every_op_has_a_row_and_every_row_an_op() -> None:
    assert set(ops.__all__) == set(ROWS)
    assert set(HERE) == (set(ROWS) - {"abs", "neg"}) | set(PARTS)
    assert ops.abs is ops.absolute
    assert ops.neg is ops.negative


@pytest.mark.parametrize("name", sorted(HERE))
def test_every_op_has_a_docstring_and_a_rule(name: str) -> None:
    function = HERE[name]
    assert function.__doc__
    if hasattr(function, "op"):
        assert isinstance(function.op, Op)
        assert callable(function.op.rule)


@pytest.mark.parametrize("part", sorted(PARTS))
def test_parts_of_ops_are_recorded_in_their_double_backward(part: str) -> None:
    examples = {
        "concatenate": lambda x: ops.concatenate([x, x]),
        "einsum": lambda x: ops.einsum("abcd,abcd->ad", x, x),
        "getitem": lambda x: x[0],
        "take_along_axis": lambda x: ops.take_along_axis(x, np.zeros((1, 1, 4, 2), dtype=int)),
        "avg_pool2d": lambda x: ops.avg_pool2d(x, 2),
        "max_pool2d": lambda x: ops.max_pool2d(x, 2),
    }
    x = Tensor(np.arange(16.0).reshape(1, 1, 4, 4))
    value, pull = vjp(examples[PARTS[part]], x)
    (gradient,) = pull(Tensor(np.ones(value.shape)))
    seen = {node.op for result in (value, gradient) for node in graph_of(result)}
    assert HERE[part].op in seen


# Ties and kinks


def gradient_of(function: Callable[[Any], Any], x: Any) -> Any:
    variable = Tensor(x)
    function(variable).sum().backward()
    return variable.grad


@pytest.mark.parametrize("extremum", [ops.max, ops.min])
def test_equal_extremes_share_the_gradient_evenly(extremum: Any) -> None:
    np.testing.assert_array_equal(gradient_of(extremum, [2.0, 2.0, 2.0, 2.0]), [0.25] * 4)


@pytest.mark.parametrize("choice", [ops.maximum, ops.minimum])
def test_equal_arguments_take_half_of_the_gradient_each(choice: Any) -> None:
    a, b = Tensor([1.0, 2.0]), Tensor([1.0, 2.0])
    choice(a, b).sum().backward()
    np.testing.assert_array_equal(a.grad, [0.5, 0.5])
    np.testing.assert_array_equal(b.grad, [0.5, 0.5])


def test_max_pool_gives_its_gradient_to_the_first_of_equal_elements() -> None:
    gradient = gradient_of(lambda x: ops.max_pool2d(ops.relu(x), 2), np.ones((1, 1, 2, 4)))
    np.testing.assert_array_equal(gradient[0, 0], [[1, 0, 1, 0], [0, 0, 0, 0]])


@pytest.mark.parametrize("function", [ops.relu, ops.absolute])
def test_the_slope_at_the_kink_is_0(function: Any) -> None:
    np.testing.assert_array_equal(gradient_of(function, [-0.0, 0.0]), [0.0, 0.0])


def test_clip_passes_the_gradient_at_both_bounds_and_nowhere_outside() -> None:
    gradient = gradient_of(lambda x: ops.clip(x, min=-1, max=1), [-1.5, -1.0, 0.0, 1.0, 1.5])
    np.testing.assert_array_equal(gradient, [0, 1, 1, 1, 0])


def test_std_of_equal_elements_has_the_slope_0() -> None:
    np.testing.assert_array_equal(gradient_of(ops.std, [3.0, 3.0, 3.0]), [0.0, 0.0, 0.0])


@pytest.mark.parametrize(
    ("x", "expected"),
    [([0.0, 3.0, 4.0], [12.0, 0.0, 0.0]), ([0.0, 3.0, 0.0], [0.0, 0.0, 0.0]), ([2.0, 3.0, 4.0], [12.0, 8.0, 6.0])],
)
def test_prod_differentiates_past_zeros(x: Any, expected: Any) -> None:
    np.testing.assert_allclose(gradient_of(ops.prod, x), expected)


def test_power_of_and_to_0_has_the_slopes_of_torch() -> None:
    bases, exponents = np.array([0.0, 0.0, 0.0, 2.0, 2.0]), np.array([0.0, 1.0, 2.0, 0.0, 1.0])
    a, b = Tensor(bases), Tensor(exponents)
    (a**b).sum().backward()
    theirs = torch.tensor(bases, requires_grad=True), torch.tensor(exponents, requires_grad=True)
    (theirs[0] ** theirs[1]).sum().backward()
    np.testing.assert_allclose(a.grad, theirs[0].grad.numpy())
    np.testing.assert_allclose(b.grad, theirs[1].grad.numpy())


def test_power_to_0_has_the_right_second_derivatives() -> None:
    assert check_grad(operator.pow, np.array([0.5, 2.0]), np.array([0.0, 0.0]), order=2) < 1e-7


# Numbers at the edge of what a float can hold


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    ("function", "theirs"),
    [
        (ops.sigmoid, torch.sigmoid),
        (ops.softplus, torch.nn.functional.softplus),
        (ops.tanh, torch.tanh),
        (ops.softmax, lambda x: torch.softmax(x, -1)),
        (ops.log_softmax, lambda x: torch.log_softmax(x, -1)),
        (lambda x: ops.logsumexp(x, axis=-1), lambda x: torch.logsumexp(x, -1)),
    ],
    ids=["sigmoid", "softplus", "tanh", "softmax", "log_softmax", "logsumexp"],
)
def test_large_scores_neither_overflow_nor_warn(function: Any, theirs: Any, dtype: Any) -> None:
    rows = np.array([[-1000.0, 0.0, 1000.0], [1000.0, 1000.0, 999.0], [-1000.0, -1000.0, -1001.0]], dtype=dtype)
    x, reference = Tensor(rows), torch.tensor(rows, requires_grad=True)
    value, expected = function(x), theirs(reference)
    assert_close(value.data, expected, "value")
    weights = np.array([1.0, 0.5, -2.0], dtype=dtype)[: value.shape[-1]]
    upstream = np.array(np.broadcast_to(weights, value.shape))
    value.backward(upstream)
    expected.backward(torch.tensor(upstream))
    assert_close(x.grad, reference.grad, "gradient")


def test_logsumexp_of_nothing_but_minus_infinity_is_minus_infinity_without_a_warning() -> None:
    rows = np.array([[-np.inf, -np.inf], [0.0, -np.inf], [np.inf, 1000.0]])
    np.testing.assert_array_equal(ops.logsumexp(rows, axis=1), [-np.inf, 0.0, np.inf])


@pytest.mark.parametrize(
    ("function", "theirs"), [(ops.softmax, torch.softmax), (ops.log_softmax, torch.log_softmax)]
)
def test_softmax_of_nothing_but_minus_infinity_is_not_a_number_as_in_torch(function: Any, theirs: Any) -> None:
    rows = np.array([[-np.inf, -np.inf], [0.0, -np.inf]])
    with np.errstate(all="ignore"):
        given = function(rows)
    np.testing.assert_array_equal(given, theirs(torch.tensor(rows), 1).numpy())
    assert np.isnan(given[0]).all()


@pytest.mark.parametrize(
    "name",
    "absolute negative exp log log1p expm1 sqrt square sin cos tanh sum mean var max min prod cumsum".split(),
)
def test_nan_and_infinity_go_through_as_in_numpy(name: str) -> None:
    rows = np.array([[np.nan, 1.0], [np.inf, -np.inf], [-np.inf, 0.0], [2.0, np.inf]])
    options = {"axis": 1} if "axis" in HERE[name].op.options else {}
    with np.errstate(all="ignore"):
        np.testing.assert_allclose(HERE[name](Tensor(rows), **options).data, getattr(np, name)(rows, **options))


@pytest.mark.parametrize("name", "add subtract multiply divide power maximum minimum".split())
def test_nan_and_infinity_meet_as_in_numpy(name: str) -> None:
    a, b = np.meshgrid([np.nan, np.inf, -np.inf, 0.0, -1.5, 2.0], [np.nan, np.inf, -np.inf, 0.0, -1.5, 2.0])
    with np.errstate(all="ignore"):
        np.testing.assert_array_equal(HERE[name](Tensor(a), b).data, getattr(np, name)(a, b))


@pytest.mark.parametrize(
    ("function", "theirs"),
    [
        (ops.sigmoid, torch.sigmoid),
        (ops.softplus, torch.nn.functional.softplus),
        (ops.relu, torch.relu),
        (ops.leaky_relu, torch.nn.functional.leaky_relu),
        (ops.elu, torch.nn.functional.elu),
        (ops.erf, torch.erf),
        (lambda x: ops.clip(x, min=-1, max=1), lambda x: torch.clamp(x, -1, 1)),
        (lambda x: ops.max_pool2d(ops.reshape(x, shape=(1, 1, 2, 2)), 1), lambda x: x.reshape(1, 1, 2, 2)),
    ],
    ids=["sigmoid", "softplus", "relu", "leaky_relu", "elu", "erf", "clip", "max_pool2d"],
)
def test_nan_and_infinity_go_through_activations_as_in_torch(function: Any, theirs: Any) -> None:
    x = np.array([np.nan, np.inf, -np.inf, 0.5])
    np.testing.assert_allclose(function(Tensor(x)).data, theirs(torch.tensor(x)).numpy())


def test_matmul_and_einsum_let_nan_and_infinity_through_as_in_numpy() -> None:
    a = np.array([[np.inf, 1.0], [np.nan, 2.0]])
    with np.errstate(invalid="ignore"):  # which matrix products warn depends on the BLAS
        np.testing.assert_array_equal(ops.matmul(a, np.eye(2) + 1), a @ (np.eye(2) + 1))
    np.testing.assert_array_equal(ops.einsum("ii->i", a), [np.inf, 2.0])  # what lies off the diagonal stays out
    assert ops.einsum("ii", a) == np.inf


# What goes in


LISTS: list[tuple[str, Callable[[Any], Any], Any]] = [
    ("exp", ops.exp, [0.0, 1.0]),
    ("sum", ops.sum, [[1, 2], [3, 4]]),
    ("concatenate", ops.concatenate, [[1.0], [2.0, 3.0]]),
    ("stack", ops.stack, [[1.0, 2.0], [3.0, 4.0]]),
    ("flip", ops.flip, [1.0, 2.0]),
    ("squeeze", ops.squeeze, [[1.0, 2.0]]),
    ("expand_dims", lambda x: ops.expand_dims(x, 0), [1.0, 2.0]),
    ("swapaxes", lambda x: ops.swapaxes(x, 0, 1), [[1.0, 2.0]]),
    ("dot", lambda x: ops.dot(3, x), [1, 2]),
    ("einsum", lambda x: ops.einsum("ij->j", x), [[1.0, 2.0], [3.0, 4.0]]),
    ("matmul", lambda x: ops.matmul(x, x), [[1, 2], [3, 4]]),
]


@pytest.mark.parametrize(("name", "function", "x"), LISTS, ids=[name for name, _, _ in LISTS])
def test_lists_are_taken_as_arrays(name: str, function: Any, x: Any) -> None:
    as_numpy = {
        "expand_dims": lambda x: np.expand_dims(x, 0),
        "swapaxes": lambda x: np.swapaxes(x, 0, 1),
        "dot": lambda x: np.dot(3, x),
        "einsum": lambda x: np.einsum("ij->j", x),
        "matmul": lambda x: np.matmul(x, x),
    }
    given = function(x)
    assert isinstance(given, np.ndarray | np.generic)
    np.testing.assert_array_equal(given, as_numpy.get(name, getattr(np, name))(x))


def test_index_twice_adds_its_gradient_twice_however_it_is_written() -> None:
    for index in ([0, 0], np.array([0, 0]), (np.array([0, 0]),), ((0, 0),), ([0, 0], slice(None)), ((0, 0), ...)):
        gradient = gradient_of(operator.itemgetter(index), np.ones((2, 1)))
        np.testing.assert_array_equal(gradient, [[2.0], [0.0]])


def test_a_tensor_may_be_an_index_and_a_condition() -> None:
    x = Tensor([1.0, 2.0, 3.0])
    np.testing.assert_array_equal(x[x > 1.5].data, [2.0, 3.0])
    np.testing.assert_array_equal(ops.where(Tensor([1.0, 0.0, 1.0]), x, 0.0).data, [1.0, 0.0, 3.0])


@pytest.mark.parametrize(
    ("call", "kind", "part"),
    [
        (lambda: ops.flip(np.ones((2, 2)), axis=5), OutOfRangeError, "flip: there is no axis 5"),
        (lambda: ops.expand_dims(np.ones(2), 3), OutOfRangeError, "expand_dims: there is no axis 3"),
        (lambda: ops.squeeze(np.ones(()), 0), OutOfRangeError, "squeeze: there is no axis 0"),
        (lambda: ops.squeeze(np.ones((1, 2)), 1), ShapeError, "squeeze"),
        (lambda: ops.swapaxes(np.ones(2), 0, 1), OutOfRangeError, "swapaxes: there is no axis 1"),
        (lambda: ops.sum(np.ones(2), axis=1), OutOfRangeError, "sum: axis 1"),
        (lambda: ops.take_along_axis(np.ones(2), np.array([0]), axis=None), ArgumentError, "axis is missing"),
        (lambda: ops.take_along_axis(np.ones(2), np.array([2])), OutOfRangeError, "take_along_axis"),
        (lambda: Tensor([1.0])[1.5], OutOfRangeError, "getitem"),
        (lambda: Tensor([1.0])[3], OutOfRangeError, "getitem"),
        (lambda: ops.mean(np.ones((0, 2)), axis=0), ShapeError, "mean: too few elements"),
        (lambda: ops.var(np.ones(1), correction=1), ShapeError, "var: too few elements"),
        (lambda: ops.max(np.ones(0)), ShapeError, "max"),
        (lambda: ops.stack([]), ShapeError, "stack: nothing to join"),
        (lambda: ops.concatenate([]), ShapeError, "concatenate: nothing to join"),
        (lambda: ops.concatenate([np.ones((2, 2)), np.ones((2, 3))]), ShapeError, "concatenate"),
        (lambda: ops.stack([np.ones(2), np.ones(3)]), ShapeError, "stack: the arrays differ in shape"),
        (lambda: ops.reshape(np.ones(4), shape=(3,)), ShapeError, "reshape"),
        (lambda: ops.broadcast_to(np.ones(4), shape=(3,)), ShapeError, "broadcast_to"),
        (lambda: ops.pad(np.ones(4), pad_width=-1), ShapeError, "pad"),
        (lambda: ops.astype(Tensor([1.0]), dtype=int), DTypeError, "astype: a variable is a real number"),
        (lambda: ops.clip(np.ones(2), min=Tensor([1.0, 1.0])), ArgumentError, "clip: a bound is a Tensor"),
        (lambda: ops.dot(np.ones((2, 2, 2)), np.ones(2)), ArgumentError, "dot: more than two dimensions"),
        (lambda: ops.matmul(np.ones((2, 3)), np.ones((2, 3))), ShapeError, "transpose the second: a @ b.T"),
        (lambda: ops.matmul(np.ones((3, 2)), np.ones((3, 4))), ShapeError, "transpose the first: a.T @ b"),
        (lambda: ops.matmul(2.0, np.ones(3)), ShapeError, "matmul"),
        (lambda: ops.add(np.ones(3), np.ones((3, 2))), ShapeError, "make the first a column: a[:, None]"),
        (lambda: ops.einsum("ij,jk->ik", np.ones((2, 2))), ArgumentError, "subscripts do not fit the operands"),
        (lambda: ops.einsum("ijk->i", np.ones((2, 2))), ArgumentError, "a term does not fit its operand"),
        (lambda: ops.einsum("ii->i", np.ones((2, 3))), ShapeError, "no diagonal"),
        (lambda: ops.einsum("i,i->i", np.ones(2), np.ones(3)), ShapeError, "einsum"),
        (lambda: ops.einsum("i->z", np.ones(2)), ShapeError, "einsum"),
        (lambda: ops.einsum(np.ones(2), [0]), ArgumentError, "einsum"),
        (lambda: ops.conv2d(np.ones((2, 2)), np.ones((1, 1, 1, 1))), ShapeError, "not a batch of images"),
        (lambda: ops.conv2d(np.ones((1, 2, 4, 4)), np.ones((1, 3, 2, 2))), ShapeError, "filters do not fit"),
        (lambda: ops.conv2d(np.ones((1, 1, 2, 2)), np.ones((1, 1, 3, 3))), ShapeError, "larger than the image"),
        (
            lambda: ops.conv2d(np.ones((1, 1, 4, 4)), np.ones((2, 1, 3, 3)), np.ones((2, 1))),
            ShapeError,
            "b does not fit the filters",
        ),
        (lambda: ops.max_pool2d(np.ones((1, 1, 4, 4)), 0), ArgumentError, "size is not a size"),
        (lambda: ops.avg_pool2d(np.ones((1, 1, 4, 4)), 2, stride=1.5), ArgumentError, "stride is not a size"),
        (lambda: ops.avg_pool2d(np.ones((1, 1, 4, 4)), 2, padding=(1, 2, 3)), ArgumentError, "padding is not"),
    ],
)
def test_what_does_not_fit_raises_a_clear_error(call: Any, kind: type[Exception], part: str) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert part in str(caught.value)


def test_sizes_may_be_whole_numbers_of_numpy() -> None:
    x = np.arange(16.0).reshape(1, 1, 4, 4)
    np.testing.assert_array_equal(
        ops.max_pool2d(x, np.int64(2), stride=np.int32(2)), [[[[5.0, 7.0], [13.0, 15.0]]]]
    )


# The products of FORMULAS: hand-worked numbers


def test_products_equal_the_hand_worked_ones() -> None:
    assert ops.dot(np.array([9, 5, 7]), np.array([3, 1, 5])) == 67
    a, b = np.arange(1, 10).reshape(3, 3), np.array([[6, 5, 7], [2, 8, 8], [0, 3, 9]])
    expected = [[10, 30, 50], [34, 78, 122], [58, 126, 194]]
    np.testing.assert_array_equal(ops.matmul(a, b), expected)
    np.testing.assert_array_equal(ops.einsum("ij,jk", a, b), expected)


def test_sigmoid_equals_the_hand_worked_values() -> None:
    assert ops.sigmoid(1.5) == pytest.approx(0.8176, abs=5e-5)
    assert ops.sigmoid(7 * 0.7 + 5 * 0.8 - 6) == pytest.approx(0.9478, abs=5e-5)


def test_large_einsum_takes_the_short_way_and_gives_the_same() -> None:
    generator = np.random.default_rng(0)
    a, b = generator.standard_normal((40, 30)), generator.standard_normal((30, 50))
    np.testing.assert_allclose(ops.einsum("ij,jk->ki", a, b), (a @ b).T)
