"""Chapter 00: arrays in, arrays out, as cells. One picture for all functions of two exercises."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.course.framework import stand_in
from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Choice, Numbers, Whole, Wholes
from chainrule.lab.pictures.picture import Functions, picture
from chainrule.lab.pictures.results import WrongResult, cells_of

Array = NDArray[Any]
Mask = NDArray[np.bool_]

NEEDS = {
    **dict.fromkeys(("index_of_max", "index_of_min", "mean_and_sum", "as_float32"), "arrays-numpy"),
    **dict.fromkeys(("null_vector", "integers", "counting_grid", "identity"), "arrays-numpy"),
    **dict.fromkeys(("random_array", "random_integers"), "arrays-numpy"),
    **dict.fromkeys(("row_max", "one_hot", "reverse", "chessboard", "min_max"), "arrays-masks"),
    **dict.fromkeys(("negate_between", "count_nan"), "arrays-masks"),
}

ROWS, COLUMNS = 4, 5
"""Of the table that can be edited."""
MOST_CELLS, MOST_PARTS = 100, 4
"""How much of a result is still drawn."""
TABLE = (3, 1, 2, 7, 0, 5, 4, 9, -1, 6, 8, -2, 5, 1, 4, 0, 6, 3, 2, 7)
"""At first, in rows of COLUMNS: the corner of two rows and three columns is the example of the lesson."""

CELLS = f"""
X = np.array(cells, dtype=float).reshape({ROWS}, {COLUMNS})[:rows, :columns].copy()
x, y = np.array(x, dtype=float), np.minimum(labels[:rows], columns - 1)
with_gaps = X.copy()
with_gaps[np.isin(np.arange({ROWS * COLUMNS}), gaps).reshape({ROWS}, {COLUMNS})[:rows, :columns]] = np.nan
shape, rng = (rows, columns), np.random.default_rng(seed)
arguments = {{
    "null_vector": [n], "identity": [n], "chessboard": [n], "integers": [low, high], "counting_grid": shape,
    "random_array": [shape, rng], "random_integers": [shape, low, max(high, low + 1), rng], "one_hot": [y, columns],
    "reverse": [x], "min_max": [x], "negate_between": [x, low, high], "count_nan": [with_gaps],
}}
result = globals()[function](*arguments.get(function, [X]))
print(function, "gives", result)

parts = result if isinstance(result, tuple) else (result,)
figure, axes = plt.subplots(1, len(parts), squeeze=False)
for axis, part in zip(axes.ravel(), parts, strict=True):
    table = np.atleast_2d(np.asarray(part, dtype=float))
    axis.imshow(table, cmap="Blues", alpha=0.5)
    for (row, column), value in np.ndenumerate(table):
        axis.text(column, row, f"{{value:g}}", ha="center", va="center")
    axis.set(title=f"shape {{np.shape(part)}}", xticks=[], yticks=[])
"""


@picture(
    "array-cells",
    needs=NEEDS,
    script=CELLS,
    function=Choice(tuple(NEEDS)),
    cells=Numbers(TABLE, ROWS * COLUMNS, ROWS * COLUMNS, -1e4, 1e4),
    rows=Whole(3, 1, ROWS),
    columns=Whole(4, 1, COLUMNS),
    gaps=Wholes((3, 10), ROWS * COLUMNS, 0, ROWS * COLUMNS - 1),
    x=Numbers((3, -1, 4, 0, 5, 9, 2), 7, 7, -1e4, 1e4),
    labels=Wholes((2, 0, 1, 2), ROWS, 0, COLUMNS - 1),
    n=Whole(6, 1, 8),
    low=Whole(0, -9, 9),
    high=Whole(5, -9, 9),
    seed=Whole(7, 0, 99),
)
def array_cells(functions: Functions, *, function: str, **controls: Any) -> Frame:
    """What a function gets, and what it gives, cell by cell; beside it what the course's function gives."""
    theirs = getattr(functions, function)
    make = partial(_arguments, function, **controls)
    arguments, taken = make(), make()
    parts, kinds = _parts(function, theirs(*taken))
    wanted, wanted_kinds = _parts(function, _course(function)(*make()))
    fits = [one.shape for one in parts] == [one.shape for one in wanted]
    given = next((one for one in arguments if isinstance(one, np.ndarray)), None)
    given_lit, lit = _lit(function, given, parts)
    values = {
        "function": function,
        "call": f"{function}({', '.join(_said(function, one) for one in arguments)})",
        "given_kind": "numbers only" if given is None else _kind(given),
        "result": "; ".join(kinds),
        "wanted": "; ".join(wanted_kinds),
        "fits": fits and (function != "as_float32" or kinds == wanted_kinds),
        "kept": all(map(_same, arguments, taken)),
    }
    if function == "as_float32" and fits:
        values["rounding"] = float(np.abs(parts[0] - arguments[0]).max())
    arrays: dict[str, Array] = {} if given is None else {"given": given, "given_lit": given_lit}
    random = function.startswith("random")
    for at, part in enumerate(parts):
        off = np.zeros(part.shape, dtype=bool)
        if fits and not random:
            off = ~np.isclose(part, wanted[at], rtol=1e-6, atol=1e-9, equal_nan=True)
        arrays |= {f"part_{at}": part, f"part_{at}_lit": lit[at], f"part_{at}_off": off}
    if random:
        once_more, _ = _parts(function, theirs(*make()))
        values["repeats"] = len(parts) == len(once_more) and all(map(np.array_equal, parts, once_more))
    return Frame(values, arrays)


def _arguments(
    function: str,
    *,
    cells: tuple[float, ...], rows: int, columns: int, gaps: tuple[int, ...],
    x: tuple[float, ...], labels: tuple[int, ...], n: int, low: int, high: int, seed: int,
) -> tuple[Any, ...]:  # fmt: skip
    """What the function is called with, from the controls."""
    shape = rows, columns
    match function:
        case "null_vector" | "identity" | "chessboard":
            return (n,)
        case "integers":
            return low, high
        case "counting_grid":
            return shape
        case "random_array":
            return shape, np.random.default_rng(seed)
        case "random_integers":
            return shape, low, max(high, low + 1), np.random.default_rng(seed)
        case "one_hot":
            y = [*labels, *[0] * ROWS][:rows]
            return np.minimum(y, columns - 1), columns
        case "reverse" | "min_max":
            return (np.array(x, dtype=np.float64),)
        case "negate_between":
            return np.array(x, dtype=np.float64), low, high
    X = np.array(cells, dtype=np.float64)
    if function == "count_nan":
        X[list(gaps)] = np.nan
    return (X.reshape(ROWS, COLUMNS)[:rows, :columns].copy(),)


def _same(before: Any, after: Any) -> bool:
    return not isinstance(before, np.ndarray) or np.array_equal(before, after, equal_nan=True)


@lru_cache(maxsize=len(NEEDS))
def _course(function: str) -> Any:
    """The course's own function, to compare with."""
    return stand_in(NEEDS[function], function)


def _parts(function: str, value: Any) -> tuple[list[NDArray[np.float64]], list[str]]:
    """The results of a call as arrays, several if it gave a tuple, and what each of them is in words."""
    parts = list(value) if isinstance(value, tuple) else [value]
    if not 0 < len(parts) <= MOST_PARTS:
        raise WrongResult(f"your {function} gave {len(parts)} results; the picture draws 1 to {MOST_PARTS}")
    return [cells_of(function, one, MOST_CELLS) for one in parts], [_kind(one) for one in parts]


def _kind(value: Any) -> str:
    """What something is, such as "shape (3,), int64"."""
    if isinstance(value, np.ndarray) and value.ndim > 0:
        return f"shape {value.shape}, {value.dtype.name}, {value.nbytes} bytes"
    if isinstance(value, list):
        return f"a list of {len(value)}, not an array"
    return f"one number, {getattr(getattr(value, 'dtype', None), 'name', type(value).__name__)}"


def _said(function: str, argument: Any) -> str:
    """An argument as it stands in the call."""
    if isinstance(argument, np.random.Generator):
        return "rng"
    if isinstance(argument, np.ndarray):
        return "X" if argument.ndim == 2 else "y" if function == "one_hot" else "x"
    return str(argument)


def _lit(function: str, given: Array | None, parts: list[NDArray[np.float64]]) -> tuple[Mask, list[Mask]]:
    """Which cells a result speaks of: among those that were given, and among its own."""
    own = [np.zeros(part.shape, dtype=bool) for part in parts]
    if given is None:
        return np.zeros(0, dtype=bool), own
    lit = np.zeros(given.shape, dtype=bool)
    if function in ("index_of_max", "index_of_min") and len(parts) == 2 and parts[0].size == parts[1].size == 1:
        row, column = float(parts[0].item()), float(parts[1].item())
        rows, columns = np.indices(given.shape)
        lit = (rows == row) & (columns == column)
    elif function == "min_max":
        lit = np.isin(given, [part.item() for part in parts if part.size == 1])
    elif function == "row_max" and parts[0].shape == (len(given),):
        lit = given == parts[0][:, None]
    elif function == "count_nan":
        lit = np.isnan(given)
    elif function == "negate_between" and parts[0].shape == given.shape:
        lit = parts[0] != given
        own[0] = lit
    return lit, own
