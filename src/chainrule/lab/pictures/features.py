"""Chapter 02: many features. The table X and its ones, planes over points, slopes, descent, closed form, curves."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from chainrule.data import load_life, make_plane
from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Choice, Number, Numbers, Whole
from chainrule.lab.pictures.picture import Functions, picture
from chainrule.lab.pictures.results import WrongResult, array, number, several

Array = NDArray[np.float64]

ROWS, COLUMNS, MOST_CELLS = 5, 3, 60
"""Of the table that can be edited; and how many cells of a result are still drawn."""
CELLS = (2, 30, 3, 4, 50, 1, 6, 70, 4, 8, 20, 1, 1, 40, 5)
"""The table at first, in rows of COLUMNS: its corner is the example of the lesson."""

NET = 15
"""Lines of the net over which a plane is drawn, in each direction."""
REACH = 3.0
"""The made data's features lie between -REACH and REACH."""


@lru_cache(maxsize=8)
def points(count: int, slopes: tuple[float, ...]) -> tuple[Array, Array]:
    """Made data along a plane: X (count, 1 + features) with its ones, and y (count,)."""
    data = make_plane(count, slopes=slopes, bias=1, noise=1.2, seed=7)
    return np.hstack([np.ones((count, 1)), data.X.astype(np.float64)]), data.y.astype(np.float64)


@lru_cache(maxsize=1)
def net() -> Array:
    """A net over the floor as rows of (1, x1, x2), row after row: (NET * NET, 3)."""
    ends = np.linspace(-REACH, REACH, NET)
    x1, x2 = np.meshgrid(ends, ends)
    return np.column_stack([np.ones(NET * NET), x1.ravel(), x2.ravel()])


def half_mean_square(errors: Array) -> float:
    """The cost J of some errors."""
    return float(np.mean(errors**2) / 2)


BIAS = f"""
X = np.reshape(cells, ({ROWS}, {COLUMNS}))[:rows, :columns]
with_ones = np.asarray(add_bias_column(X), dtype=float)
print("X", X.shape, "becomes", with_ones.shape)
if with_ones.shape == (rows, columns + 1):
    print("predictions:", with_ones @ np.array(theta[: columns + 1]))

figure, axes = plt.subplots(1, 2)
for axis, table, title in zip(axes, [X, np.atleast_2d(with_ones)], ["X", "with its ones"], strict=True):
    axis.imshow(table == 1, cmap="Blues", vmin=0, vmax=2)
    for (row, column), value in np.ndenumerate(table):
        axis.text(column, row, f"{{value:g}}", ha="center", va="center")
    axis.set(title=f"{{title}} {{table.shape}}", xticks=[], yticks=[])
"""


@picture(
    "matrix-cells",
    needs={"add_bias_column": "features-bias"},
    script=BIAS,
    cells=Numbers(CELLS, ROWS * COLUMNS, ROWS * COLUMNS, -1e4, 1e4),
    rows=Whole(3, 1, ROWS),
    columns=Whole(2, 1, COLUMNS),
    theta=Numbers((5, 10, 1, 1), COLUMNS + 1, COLUMNS + 1, -1e4, 1e4),
)
def matrix_cells(
    functions: Functions, *, cells: tuple[float, ...], rows: int, columns: int, theta: tuple[float, ...]
) -> Frame:
    """The table X, what becomes of it, and the predictions once the bias is a weight like the others."""
    X = np.reshape(cells, (ROWS, COLUMNS))[:rows, :columns].copy()
    given = X.copy()
    with_ones = _table("add_bias_column", functions.add_bias_column(given), (rows, columns + 1))
    weights = np.asarray(theta[: columns + 1])
    fits = with_ones.shape == (rows, columns + 1)
    values = {
        "shape_before": str(X.shape),
        "shape": str(with_ones.shape),
        "ones_first": fits and bool((with_ones[:, 0] == 1).all()),
        "x_kept": fits and bool((with_ones[:, 1:] == X).all()),
        "x_changed": not np.array_equal(given, X),
    }
    sums = with_ones @ weights if fits else np.zeros(0)
    return Frame(values, {"X": X, "with_ones": np.atleast_2d(with_ones), "theta": weights, "sums": sums})


def _table(name: str, value: object, shape: tuple[int, int]) -> Array:
    """What a function gave: any table or row that can be drawn as cells, else what `array` makes of it."""
    try:
        found = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        found = np.zeros(())
    return found if found.ndim in (1, 2) and 0 < found.size <= MOST_CELLS else array(name, value, shape)


PLANE = f"""
from chainrule.data import make_plane

data = make_plane(30, slopes=(2, -1), bias=1, noise=1.2, seed=7)
X = np.hstack([np.ones((30, 1)), data.X])
theta = np.array([theta0, theta1, theta2])
y_hat = hypothesis(X, theta)
print("cost", np.mean((y_hat - data.y) ** 2) / 2)

x1, x2 = np.meshgrid(np.linspace(-{REACH}, {REACH}, {NET}), np.linspace(-{REACH}, {REACH}, {NET}))
floor = np.column_stack([np.ones(x1.size), x1.ravel(), x2.ravel()])
axes = plt.figure().add_subplot(projection="3d")
axes.plot_surface(x1, x2, hypothesis(floor, theta).reshape(x1.shape), alpha=0.5)
axes.scatter(X[:, 1], X[:, 2], data.y, color="black")
for (_, a, b), low, high in zip(X, y_hat, data.y, strict=True):
    axes.plot([a, a], [b, b], [low, high], color="tab:orange")
axes.set(xlabel="x1", ylabel="x2", zlabel="y")
"""

PLANE_SLOPES = (2.0, -1.0)
"""Of the plane near which the points of both three-dimensional pictures lie; its bias is 1."""
PLANE_POINTS = 30


@picture(
    "plane-over-points",
    needs={"hypothesis": "features-hypothesis"},
    script=PLANE,
    theta0=Number(3, -10, 10),
    theta1=Number(0, -5, 5),
    theta2=Number(0, -5, 5),
)
def plane_over_points(functions: Functions, *, theta0: float, theta1: float, theta2: float) -> Frame:
    """A plane over two features, made of predictions, and its errors at the points."""
    X, y = points(PLANE_POINTS, PLANE_SLOPES)
    theta = np.array([theta0, theta1, theta2])
    y_hat = array("hypothesis", functions.hypothesis(X.copy(), theta.copy()), y.shape)
    heights = array("hypothesis", functions.hypothesis(net().copy(), theta.copy()), (NET * NET,))
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    values = {
        "cost": half_mean_square(y_hat - y),
        "lowest": half_mean_square(X @ best - y),
        "best": best.tolist(),
    }
    return Frame(values, {"X": X, "y": y, "y_hat": y_hat, "heights": heights.reshape(NET, NET)})


GRADIENT = """
from chainrule.data import make_plane

data = make_plane(40, slopes=(2, -1, 0.5), bias=1, noise=1.2, seed=7)
X, y = np.hstack([np.ones((40, 1)), data.X]).astype(float), data.y.astype(float)
theta = np.array([theta0, theta1, theta2, theta3])
slopes = gradient(X, y, theta)
step = 1e-5
measured = [(cost(X, y, theta + step * e) - cost(X, y, theta - step * e)) / (2 * step) for e in np.eye(4)]
print(f"cost {cost(X, y, theta):.6g}, gradient {slopes}, measured {np.array(measured)}")

places = np.arange(4)
plt.bar(places, slopes, width=0.5, label="gradient")
plt.hlines(measured, places - 0.4, places + 0.4, color="black", label="measured at the cost")
plt.axhline(0, color="gray")
plt.xticks(places, ["bias", "x1", "x2", "x3"])
plt.ylabel("slope of the cost")
plt.legend()
"""

BARS_SLOPES = (2.0, -1.0, 0.5)
BARS_POINTS = 40
STEP = 1e-5
"""How far theta is moved to each side to measure the slope of the cost."""


@picture(
    "gradient-bars",
    needs={"cost": "features-gradient", "gradient": "features-gradient"},
    script=GRADIENT,
    theta0=Number(0, -10, 10),
    theta1=Number(0, -10, 10),
    theta2=Number(0, -10, 10),
    theta3=Number(0, -10, 10),
)
def gradient_bars(functions: Functions, **theta: float) -> Frame:
    """The gradient, component by component, beside the slope that the cost itself shows when theta is moved."""
    X, y = points(BARS_POINTS, BARS_SLOPES)
    at = np.array([theta[f"theta{j}"] for j in range(4)])

    def cost(where: Array) -> float:
        return number("cost", functions.cost(X.copy(), y.copy(), where))

    slopes = array("gradient", functions.gradient(X.copy(), y.copy(), at.copy()), at.shape)
    moves = STEP * np.eye(at.size)
    measured = np.array([(cost(at + move) - cost(at - move)) / (2 * STEP) for move in moves])
    shares = (X @ at - y)[:, None] * X
    values = {"cost": cost(at.copy()), "gap": float(np.max(np.abs(slopes - measured)))}
    return Frame(values, {"theta": at, "gradient": slopes, "measured": measured, "shares": shares})


SETTLING = """
from chainrule.data import make_plane

starts = {"against": [0.0, -1.5, 1.5], "flat": [0.0, 0.0, 0.0], "above": [9.0, 0.0, 0.0]}
data = make_plane(30, slopes=(2, -1), bias=1, noise=1.2, seed=7)
X, y = np.hstack([np.ones((30, 1)), data.X]).astype(float), data.y.astype(float)
theta, _ = gradient_descent(X, y, np.array(starts[start]), rate, step)
_, history = gradient_descent(X, y, np.array(starts[start]), rate, 60)
print(f"after {step} steps theta is {theta}, the cost {np.mean((X @ theta - y) ** 2) / 2:.6g}")

plt.plot(history)
plt.plot(step, history[step], "o")
plt.ylim(0, 1.1 * history[0])
plt.xlabel("steps")
plt.ylabel("cost J")
"""

STARTS = {"against": (0.0, -1.5, 1.5), "flat": (0.0, 0.0, 0.0), "above": (9.0, 0.0, 0.0)}
"""Planes to begin with: tilted the other way, level, and level high above the points."""
WALK = 60


@picture(
    "plane-settling",
    needs={"gradient_descent": "features-descent"},
    script=SETTLING,
    rate=Number(0.05, 1e-4, 10),
    start=Choice(tuple(STARTS)),
    step=Whole(0, 0, WALK),
)
def plane_settling(functions: Functions, *, rate: float, start: str, step: int) -> Frame:
    """The plane after some steps of descent, and the history of the cost over all of them."""
    X, y = points(PLANE_POINTS, PLANE_SLOPES)
    begin = np.array(STARTS[start])
    given = begin.copy()

    def walk(steps: int) -> tuple[Array, Array]:
        found = several("gradient_descent", functions.gradient_descent(X.copy(), y.copy(), given, rate, steps), 2)
        theta = array("gradient_descent", found[0], begin.shape)
        return theta.copy(), _history(found[1], steps)

    theta, _ = walk(step)
    changed = step > 0 and not np.array_equal(given, begin)
    given = begin.copy()
    _, history = walk(WALK)
    best = np.linalg.lstsq(X, y, rcond=None)[0]
    values = {
        "cost": half_mean_square(X @ theta - y),
        "lowest": half_mean_square(X @ best - y),
        "start_changed": changed,
    }
    arrays = {"X": X, "y": y, "y_hat": X @ theta, "heights": (net() @ theta).reshape(NET, NET)}
    return Frame(values, {**arrays, "theta": theta, "best": best, "history": history})


def _history(found: object, steps: int) -> Array:
    """The history of a walk: the cost before the first step and after each."""
    if isinstance(found, list | tuple | np.ndarray) and len(np.atleast_1d(found)) != steps + 1:
        count = len(np.atleast_1d(found))
        raise WrongResult(
            f"your gradient_descent gave a history of {count} numbers for {steps} steps; "
            f"the picture needs {steps + 1}, with the cost before the first step"
        )
    return array("gradient_descent", found, (steps + 1,))


CLOSED = """
from chainrule.data import load_life

x, y = {
    "points": (np.array([0.0, 1, 2, 4]), np.array([1.0, 3, 6, 8])),
    "life": (np.ravel(load_life().X).astype(float), load_life().y.astype(float)),
    "twice": (np.array([0.0, 1, 2, 4]), np.array([1.0, 3, 6, 8])),
}[data]
if data == "life":
    x = (x - x.mean()) / x.std()
X = np.column_stack([np.ones(4), x, x] if data == "twice" else [np.ones(4), x])
best = fit_closed_form(X, y)
theta = np.zeros(X.shape[1]) if start == "zero" else np.array([0.0, 4.0, -2.0])[: X.shape[1]]
path, costs = [theta], []
for _ in range(60):
    theta, history = gradient_descent(X, y, theta, rate, stride)
    path.append(theta)
    costs += list(history[:-1])
print(f"closed form {best}, descent after {60 * stride} steps {theta}")

lowest = np.mean((X @ best - y) ** 2) / 2
_, (above, below) = plt.subplots(2, 1, sharex=True)
above.plot(stride * np.arange(61), path)
above.hlines(best, 0, 60 * stride, linestyles="dashed", color="gray")
above.set_ylabel("theta")
below.semilogy(np.array(costs) - lowest)
below.set(xlabel="steps", ylabel="cost above the minimum")
"""

LESSON = (np.array([0.0, 1, 2, 4]), np.array([1.0, 3, 6, 8]))
"""The points of the lesson: x (4,) and y (4,)."""
ELSEWHERE = (0.0, 4.0, -2.0)
STRIDES = 60
"""Places along the way at which theta is looked at."""


@lru_cache(maxsize=4)
def few_points(data: str) -> tuple[Array, Array]:
    """The lesson's points, the life data in standard units, or the lesson's points with their column twice."""
    x, y = LESSON
    if data == "life":
        life = load_life()
        x, y = np.ravel(life.X).astype(np.float64), life.y.astype(np.float64)
        x = (x - x.mean()) / x.std()
    return np.column_stack([np.ones(x.size), x, x] if data == "twice" else [np.ones(x.size), x]), y


@picture(
    "descent-meets-closed-form",
    needs={"gradient_descent": "features-descent", "fit_closed_form": "features-closed-form"},
    script=CLOSED,
    data=Choice(("points", "life", "twice")),
    start=Choice(("zero", "elsewhere")),
    rate=Number(0.1, 1e-4, 10),
    stride=Whole(2, 1, 5),
)
def descent_meets_closed_form(functions: Functions, *, data: str, start: str, rate: float, stride: int) -> Frame:
    """The parameters on their way downhill, and the level that the closed form says they tend to."""
    X, y = few_points(data)
    width = X.shape[1]
    best = array("fit_closed_form", functions.fit_closed_form(X.copy(), y.copy()), (width,))
    path = np.full((STRIDES + 1, width), np.nan)
    costs = np.full((STRIDES, stride + 1), np.nan)
    path[0] = np.zeros(width) if start == "zero" else ELSEWHERE[:width]
    for at in range(STRIDES):
        found = functions.gradient_descent(X.copy(), y.copy(), path[at].copy(), rate, stride)
        theta, history = several("gradient_descent", found, 2)
        path[at + 1] = array("gradient_descent", theta, (width,))
        costs[at] = _history(history, stride)
        if not np.isfinite(path[at + 1]).all() or np.abs(path[at + 1]).max() > 1e12:
            break
    lowest = half_mean_square(X @ best - y)
    history = np.append(costs[:, :-1], costs[-1, -1])
    values = {
        "lowest": lowest,
        "last": float(history[-1]),
        "gap": float(history[-1] - lowest),
        "length_best": float(np.sqrt(best @ best)),
        "length_last": float(np.sqrt(path[-1] @ path[-1])),
    }
    return Frame(values, {"path": path, "best": best, "above": history - lowest, "X": X, "y": y})


POLYNOMIAL = """
from chainrule.data import load_life

if data == "life":
    x, y = np.ravel(load_life().X).astype(float), load_life().y.astype(float)
    held_x, held_y = np.zeros(0), np.zeros(0)
else:
    rng = np.random.default_rng(seed)
    hours = np.append(np.linspace(0, 40, 10), np.linspace(2, 38, 10))
    years = 64 + 18 * (1 - np.exp(-hours / 15)) + noise * rng.standard_normal(20)
    x, y, held_x, held_y = hours[:10], years[:10], hours[10:], years[10:]
degree = min(degree, x.size - 1)

scaled = lambda hours: hours / 20 - 1  # powers of large numbers would lose digits
theta = fit_polynomial(scaled(x), y, degree)
curve = lambda hours: polynomial_features(scaled(hours), degree) @ theta
print(f"degree {degree}: half mean squared error {np.mean((curve(x) - y) ** 2) / 2:.6g}")
if held_x.size:
    print(f"on the points kept aside {np.mean((curve(held_x) - held_y) ** 2) / 2:.6g}")

hours = np.linspace(-2, 52, 200)
plt.plot(hours, curve(hours))
plt.plot(x, y, "o", label="to fit")
plt.plot(held_x, held_y, "s", label="kept aside")
plt.ylim(55, 95)
plt.xlabel("hours of exercise a month")
plt.ylabel("years of life")
plt.legend()
"""

HIGHEST, FITTED, BEYOND = 9, 10, 50.0
"""The highest degree, how many points are fitted (as many are kept aside), and the hours asked for beyond them."""
HOURS = (-2.0, 52.0)
CURVE = 217
"""How many points the curve is drawn through: one in every quarter of an hour."""


@lru_cache(maxsize=32)
def people(data: str, noise: float, seed: int) -> tuple[Array, Array, Array, Array]:
    """Hours and years of those who are fitted, and of those who are kept aside: made, or the life data."""
    if data == "life":
        life = load_life()
        return np.ravel(life.X).astype(np.float64), life.y.astype(np.float64), np.zeros(0), np.zeros(0)
    hours = np.append(np.linspace(0, 40, FITTED), np.linspace(2, 38, FITTED))
    normal = np.random.default_rng(seed).standard_normal(2 * FITTED)
    years = 64 + 18 * (1 - np.exp(-hours / 15)) + noise * normal
    return hours[:FITTED], years[:FITTED], hours[FITTED:], years[FITTED:]


@picture(
    "polynomial-degree",
    needs={"polynomial_features": "features-polynomials", "fit_polynomial": "features-polynomials"},
    script=POLYNOMIAL,
    degree=Whole(1, 0, HIGHEST),
    data=Choice(("made", "life")),
    noise=Number(2, 0, 6),
    seed=Whole(2, 0, 99),
)
def polynomial_degree(functions: Functions, *, degree: int, data: str, noise: float, seed: int) -> Frame:
    """A polynomial through people's hours and years, and the errors of every degree on both sets of points."""
    x, y, held_x, held_y = people(data, noise, seed)
    highest = min(HIGHEST, x.size - 1)
    degree = min(degree, highest)

    def fit(power: int) -> Array:
        return array("fit_polynomial", functions.fit_polynomial(_scaled(x), y.copy(), power), (power + 1,))

    def curve(theta: Array, hours: Array) -> Array:
        power = theta.size - 1
        table = functions.polynomial_features(_scaled(hours), power)
        return array("polynomial_features", table, (hours.size, power + 1)) @ theta

    def errors(theta: Array) -> tuple[float, float]:
        both = curve(theta, np.append(x, held_x))
        held = half_mean_square(both[x.size :] - held_y) if held_x.size else np.nan
        return half_mean_square(both[: x.size] - y), held

    fits = [fit(power) for power in range(highest + 1)]
    costs = np.array([errors(theta) for theta in fits])
    hours = np.append(np.linspace(*HOURS, CURVE), BEYOND)
    heights = curve(fits[degree], hours)
    values = {
        "degree": degree,
        "train": costs[degree, 0],
        "held": costs[degree, 1] if held_x.size else None,
        "beyond": heights[-1],
        "best": int(np.nanargmin(costs[:, 1])) if np.isfinite(costs[:, 1]).any() else None,
    }
    arrays = {"hours": hours[:-1], "curve": heights[:-1], "x": x, "y": y, "held_x": held_x, "held_y": held_y}
    return Frame(values, {**arrays, "train": costs[:, 0], "held": costs[:, 1], "theta": fits[degree]})


def _scaled(hours: Array) -> Array:
    """Hours from 0 to 40 as numbers from -1 to 1: the powers of large numbers would lose digits."""
    return hours / 20 - 1
