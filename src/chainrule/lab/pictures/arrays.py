"""Chapter 00: vectors as arrows, matrices that move the plane, and the distances of all pairs of points."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Choice, Number, Numbers, Whole
from chainrule.lab.pictures.picture import Functions, Memory, picture
from chainrule.lab.pictures.results import WrongResult, array, number, vector

Array = NDArray[np.float64]

VECTORS = """
u, v = [u1, u2], [v1, v2]
functions = {"add": add, "subtract": subtract, "dot": dot}
result = scale(c, u) if operation == "scale" else functions[operation](u, v)
print(operation, "gives", result)
if operation == "dot":
    print("the shadow of v on u is", result / dot(u, u) ** 0.5, "long")
    result = scale(result / dot(u, u), u)

for (x, y), color, name in ((u, "tab:blue", "u"), (v, "tab:orange", "v"), (result, "tab:green", operation)):
    plt.arrow(0, 0, x, y, color=color, width=0.04, length_includes_head=True, label=name)
plt.axis("equal")
plt.grid(True)
plt.legend()
"""


@picture(
    "vectors",
    needs=dict.fromkeys(("add", "subtract", "scale", "dot"), "arrays-vectors"),
    script=VECTORS,
    operation=Choice(("add", "subtract", "scale", "dot")),
    u1=Number(4, -4, 4),
    u2=Number(1, -3, 3),
    v1=Number(1, -4, 4),
    v2=Number(2.5, -3, 3),
    c=Number(1.5, -2, 2),
)
def vectors(functions: Functions, *, operation: str, u1: float, u2: float, v1: float, v2: float, c: float) -> Frame:
    """Two vectors as lists, and what one function makes of them: another vector, or for dot a number."""
    u, v = [u1, u2], [v1, v2]
    first = c if operation == "scale" else u
    second = u if operation == "scale" else v
    found = getattr(functions, operation)(first, second)
    values: dict[str, Any] = {"operation": operation, "kept": u == [u1, u2] and v == [v1, v2]}
    if operation == "dot":
        return Frame({**values, **_meeting(functions, number("dot", found), [u1, u2], [v1, v2])})
    result = vector(operation, found)
    if len(result) != 2:
        raise WrongResult(f"your {operation} gave a list of {len(result)}; an arrow in the plane needs 2 numbers")
    return Frame({**values, "length": float(np.hypot(*result))}, {"result": result})


def _meeting(functions: Functions, dot: float, u: list[float], v: list[float]) -> dict[str, float]:
    """What a dot product says of two arrows: length |u| = √(u · u), shadow u · v / |u|, angle (in degrees)."""
    length_u = np.sqrt(np.float64(number("dot", functions.dot([*u], [*u]))))
    length_v = np.sqrt(np.float64(number("dot", functions.dot([*v], [*v]))))
    angle = np.degrees(np.arccos(np.clip(dot / (length_u * length_v), -1, 1)))
    return {"dot": dot, "length_u": length_u, "length_v": length_v, "shadow": dot / length_u, "angle": angle}


MOVES = {
    "turn": ((0.0, -1.0), (1.0, 0.0)),
    "stretch": ((2.0, 0.0), (0.0, 1.0)),
    "shear": ((1.0, 1.0), (0.0, 1.0)),
    "mirror": ((-1.0, 0.0), (0.0, 1.0)),
}
"""The second matrix: a quarter turn, twice as wide, a slope to the right, left and right exchanged."""

GRID = np.array(
    [[end for at in range(-3, 4) for end in (at, at)] + [-3, 3] * 7,
     [-3, 3] * 7 + [end for at in range(-3, 4) for end in (at, at)]],
    dtype=np.float64,
)  # fmt: skip
"""The ends of the grid's lines, two columns a line."""
SQUARE = np.array([[0.0, 1, 1, 0], [0, 0, 1, 1]])
LETTER = np.array(
    [
        [0.25, 0.4, 0.4, 0.65, 0.65, 0.4, 0.4, 0.75, 0.75, 0.25],
        [0.1, 0.1, 0.45, 0.45, 0.6, 0.6, 0.75, 0.75, 0.9, 0.9],
    ]
)
"""An F in the unit square: it looks different turned, mirrored and sheared."""

PLANE = f"""
moves = {{"turn": [0, -1, 1, 0], "stretch": [2, 0, 0, 1], "shear": [1, 1, 0, 1], "mirror": [-1, 0, 0, 1]}}
A, B = np.array([[a, b], [c, d]]), np.reshape(moves[second], (2, 2))
if show == "product":
    M = product(A, B)
elif show == "reversed":
    M = product(B, A)
elif show == "element_product":
    M = element_product(A, B)
elif show == "transpose":
    M = transpose(A)
else:
    M = A if show == "matrix" else inverse(A)
if show == "back":
    M = product(M, A)
print("the matrix", M.tolist(), "with the determinant", np.linalg.det(M))

letter = np.array({LETTER.tolist()[0]}), np.array(
    {LETTER.tolist()[1]})
for at in range(-3, 4):
    for ends in ([[at, at], [-3, 3]], [[-3, 3], [at, at]]):
        plt.plot(*ends, color="lightgray", lw=0.8)
        plt.plot(*product(M, np.array(ends, dtype=float)), color="tab:blue", lw=0.8)
plt.fill(*product(M, np.array(letter)), color="tab:blue")
plt.axis("equal")
"""


@picture(
    "matrix-plane",
    needs=dict.fromkeys(("product", "element_product", "transpose", "inverse"), "arrays-matrices"),
    script=PLANE,
    show=Choice(("matrix", "inverse", "back", "transpose", "product", "reversed", "element_product")),
    a=Number(1.5, -4, 4),
    b=Number(-0.5, -4, 4),
    c=Number(0.5, -4, 4),
    d=Number(1, -4, 4),
    second=Choice(tuple(MOVES)),
)
def matrix_plane(functions: Functions, *, show: str, a: float, b: float, c: float, d: float, second: str) -> Frame:
    """The plane as a matrix moves it, every point through the learner's product."""
    A, B = np.array([[a, b], [c, d]]), np.array(MOVES[second])
    singular = bool(np.linalg.matrix_rank(A) < 2)
    values: dict[str, Any] = {"show": show, "singular": singular, "raised": False}
    try:
        first, then, M = _movement(functions, show, A, B)
    except np.linalg.LinAlgError:
        flat = {"grid": _moved(functions, A, GRID), "square": _moved(functions, A, SQUARE)}
        return Frame({**values, "raised": True, "area": None}, flat)
    arrays = {"M": M} | {
        name: _moved(functions, M, points)
        for name, points in (("grid", GRID), ("square", SQUARE), ("letter", LETTER))
    }
    if first is not None and then is not None:
        arrays["first"] = _moved(functions, first, LETTER)
        arrays["stepped"] = _moved(functions, then, arrays["first"])
        values["agree"] = bool(np.allclose(arrays["stepped"], arrays["letter"], atol=1e-6))
    values["matrix"] = _written(M)
    wanted = _wanted(show, A, B, singular)
    if wanted is not None and not np.allclose(arrays["letter"], wanted @ LETTER, atol=1e-6):
        arrays["belongs"] = wanted @ LETTER
        values["fault"] = "points" if np.allclose(M, wanted) else "matrix"
        values["wanted"] = _written(wanted)
    return Frame({**values, "area": _area(arrays["square"])}, arrays)


def _movement(functions: Functions, show: str, A: Array, B: Array) -> tuple[Array | None, Array | None, Array]:
    """The first movement and the second where there are two, and the one matrix for everything.

    Raises:
        LinAlgError: the learner's inverse says that there is none.
    """

    def of(name: str, *matrices: Array) -> Array:
        return array(name, getattr(functions, name)(*(one.copy() for one in matrices)), (2, 2))

    if show == "matrix":
        return None, None, A
    if show == "transpose":
        return None, None, of("transpose", A)
    if show in ("inverse", "back"):
        back = of("inverse", A)
        return (None, None, back) if show == "inverse" else (A, back, of("product", back, A))
    if show == "reversed":
        return A, B, of("product", B, A)
    return B, A, of(show, A, B)


def _wanted(show: str, A: Array, B: Array, singular: bool) -> Array | None:
    """The matrix that belongs to a choice; None where there is none."""
    if singular and show in ("inverse", "back"):
        return None
    if show == "inverse":
        return np.asarray(np.linalg.inv(A), dtype=np.float64)
    return {
        "matrix": A,
        "back": np.eye(2),
        "transpose": A.T,
        "product": A @ B,
        "reversed": B @ A,
        "element_product": A * B,
    }[show]


def _written(M: Array) -> str:
    rows = (", ".join(f"{one + 0.0:.4g}" for one in row) for row in M)
    return f"[[{'], ['.join(rows)}]]".replace("-", "−")


def _moved(functions: Functions, M: Array, points: Array) -> Array:
    """Points (2, k), moved two at a time: in a 2 by 2 shape a wrong product, too, gives something to see."""
    return np.hstack(
        [
            array("product", functions.product(M.copy(), points[:, at : at + 2].copy()), (2, 2))
            for at in range(0, points.shape[1], 2)
        ]
    )


def _area(corners: Array) -> float:
    """The area within a polygon (2, k), negative where it is walked clockwise: ½ Σ (xᵢ yᵢ₊₁ - xᵢ₊₁ yᵢ)."""
    x, y = corners
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


FEATURES, LARGEST = 8, 40
"""Of the points that are measured; with so many, the slowest loop takes five to ten milliseconds."""
PATIENCE, REPEATS = 0.004, 5
"""A way is measured twice, then again up to REPEATS times until so many seconds are gone; the best counts."""

DISTANCES = f"""
import time

rng = np.random.default_rng(0)
A, B = rng.random((points, {FEATURES})), rng.random((points, {FEATURES}))


def loops(A, B):
    table = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            for f in range(A.shape[1]):
                table[i, j] += (A[i, f] - B[j, f]) ** 2
    return table


def seconds(function):
    times = []
    for _ in range({REPEATS}):
        begin = time.perf_counter()
        function(A, B)
        times.append(time.perf_counter() - begin)
    return min(times)


print("the same table:", np.allclose(loops(A, B), squared_distances(A, B)))
times = [seconds(loops), seconds(squared_distances)]
print(f"loops {{times[0]:.3g}} s, squared_distances {{times[1]:.3g}} s: {{times[0] / times[1]:.0f}} times faster")
print(squared_distances(np.reshape(a, (-1, 2)), np.reshape(b, (-1, 2))))
plt.barh(["loops", "squared_distances"], times)
plt.xscale("log")
plt.xlabel("seconds")
"""


@picture(
    "loop-against-array",
    needs={"squared_distances": "arrays-no-loops"},
    script=DISTANCES,
    remembers=True,
    points=Whole(32, 1, LARGEST),
    again=Whole(0, 0, 999_999),
    a=Numbers((3, 4, 1, 2, 5, 1), 6, 6, 0, 6),
    b=Numbers((1, 1, 4, 3, 2, 4, 5, 4), 8, 8, 0, 6),
)
def loop_against_array(
    functions: Functions, memory: Memory, *, points: int, again: int, a: tuple[float, ...], b: tuple[float, ...]
) -> Frame:
    """The table of squared distances of a few points, and how long it takes for many.

    Times differ from run to run. They are remembered, so that whoever moves a point of the small table does not
    wait for them; `again` asks for new ones.
    """
    A, B = np.reshape(a, (-1, 2)).astype(np.float64), np.reshape(b, (-1, 2)).astype(np.float64)
    shape = (len(A), len(B))
    table = array("squared_distances", functions.squared_distances(A.copy(), B.copy()), shape)
    if memory.get("measured") != (points, again):
        memory["values"] = _measured(functions, points)
        memory["measured"] = points, again
    return Frame(dict(memory["values"]), {"A": A, "B": B, "table": table, "looped": over_cells(A, B)})


def _measured(functions: Functions, points: int) -> dict[str, Any]:
    """Seconds of three ways to the same table, and whether the learner's is the same."""
    rng = np.random.default_rng(0)
    A, B = rng.random((points, FEATURES)), rng.random((points, FEATURES))
    cells, looped = _timed(over_cells, A, B)
    lists, _ = _timed(over_lists, A.tolist(), B.tolist())
    mine, found = _timed(functions.squared_distances, A, B)
    difference = float(np.abs(array("squared_distances", found, looped.shape) - looped).max())
    return {
        "points": points,
        "steps": points * points * FEATURES,
        "cells": cells,
        "lists": lists,
        "mine": mine,
        "ratio": cells / mine,
        "difference": difference,
        "agree": difference <= 1e-6,
    }


def _timed(function: Callable[..., Any], A: Any, B: Any) -> tuple[float, Any]:
    """The shortest time of a few calls, in seconds, and what came of the last."""
    times: list[float] = []
    while len(times) < 2 or (len(times) < REPEATS and sum(times) < PATIENCE):
        begin = time.perf_counter()
        found = function(A, B)
        times.append(time.perf_counter() - begin)
    return min(times), found


def over_cells(A: Array, B: Array) -> Array:
    """Squared distances with three loops over the cells of arrays: (m, n) and (k, n) give (m, k)."""
    table = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            for f in range(A.shape[1]):
                table[i, j] += (A[i, f] - B[j, f]) ** 2
    return table


def over_lists(A: list[list[float]], B: list[list[float]]) -> list[list[float]]:
    """The same with three loops over lists, which Python walks through faster than through an array's cells."""
    table = []
    for a in A:
        row = []
        for b in B:
            total = 0.0
            for p, q in zip(a, b, strict=True):
                total += (p - q) ** 2
            row.append(total)
        table.append(row)
    return table
