"""Chapter 01: every line is a point on the map of its cost; what the cost is made of, and the walk downhill.

The map is drawn from a grid of lines. It depends on the hours' scale only, not on the line that is moved over it,
so it is computed once and remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Choice, Number, Whole
from chainrule.lab.pictures.line import life
from chainrule.lab.pictures.picture import Functions, Memory, picture
from chainrule.lab.pictures.results import array, number, several, vector

Array = NDArray[np.float64]

CELLS = 61
SPANS = {"raw": ((-0.6, 1.9), (40.0, 80.0)), "scaled": ((-8.0, 28.0), (50.0, 86.0))}
"""The slopes and the heights on the map, for either scale of the hours. The best line does not lie on the diagonal:
who swaps the axes of the surface shall see it."""
RATES = {"raw": 0.003, "scaled": 0.5}
"""The learning rate of the few steps that are drawn on the error surface."""
FEW = 8
FAR = 1e12
"""A walk that is farther away than this has run away; what follows is not computed."""
BY_HAND = np.array([[0.0, 1.0, 2.0, 4.0], [1.0, 3.0, 6.0, 8.0]])
"""The points of the lessons' examples by hand."""

HOURS = """
from chainrule.data import load_life

x, y = load_life().X.ravel(), load_life().y
w_span, b_span = (-0.6, 1.9), (40, 80)
if hours == "scaled":
    x = (x - 18) / 18
    w_span, b_span = (-8, 28), (50, 86)
ws, bs = np.linspace(*w_span, 61), np.linspace(*b_span, 61)
surface = cost_surface(x, y, ws, bs)
"""

ERROR_SURFACE = (
    HOURS
    + """
dw, db = gradient(x, y, w, b)
print(f"cost {cost(x, y, w, b):.6g}, slope {dw:.6g} in w and {db:.6g} in b")

rate = 0.5 if hours == "scaled" else 0.003
path = [(w, b)]
for _ in range(8):
    at_w, at_b = path[-1]
    slope_w, slope_b = gradient(x, y, at_w, at_b)
    path.append((at_w - rate * slope_w, at_b - rate * slope_b))

figure = plt.figure(figsize=(11, 4.6))
flat, solid = figure.add_subplot(1, 2, 1), figure.add_subplot(1, 2, 2, projection="3d")
levels = surface.min() + (surface.max() - surface.min()) * np.linspace(0.05, 1, 12) ** 2
flat.contour(ws, bs, surface.T, levels=levels)
flat.plot(*np.transpose(path), "o-", color="tab:green", markersize=3)
flat.plot(w, b, "o", color="tab:orange")
flat.set(xlabel="slope w", ylabel="height b", xlim=w_span, ylim=b_span)
solid.plot_surface(*np.meshgrid(ws, bs), surface.T, cmap="Blues", alpha=0.8)
solid.plot([w], [b], [cost(x, y, w, b)], "o", color="tab:orange")
solid.set(xlabel="slope w", ylabel="height b", zlabel="cost J")
"""
)

RESIDUAL_SQUARES = """
from chainrule.data import load_life

x, y = load_life().X.ravel(), load_life().y
if data == "small":
    x, y = np.array([0.0, 1, 2, 4]), np.array([1.0, 3, 6, 8])
y_hat = w * x + b
errors = {"squared": squared_error, "absolute": absolute_error, "signed": np.subtract}[kind](y_hat, y)
print(f"sum {np.sum(errors):.6g}, mean {np.mean(errors):.6g}, cost J {cost(x, y, w, b):.6g}")

_, (left, right) = plt.subplots(1, 2, figsize=(10, 4.6))
left.vlines(x, y, y_hat, colors="tab:orange")
left.axline((0, b), slope=w)
left.plot(x, y, "o")
left.set(xlabel="x", ylabel="y")
from_ = np.concatenate([[0], np.cumsum(errors)[:-1]])
right.barh(["the sum"] * len(x), errors, left=from_, color=["C0", "C1", "C2", "C3"])
right.barh(["its mean", "half of that"], [np.mean(errors), np.mean(errors) / 2], color="gray")
right.axvline(cost(x, y, w, b), color="black", linestyle="dotted", label="cost J")
right.invert_yaxis()
right.legend()
"""

DESCENT_PATH = (
    HOURS
    + """
last_w, last_b, history = gradient_descent(x, y, w, b, rate, steps)
print(f"after {steps} steps w = {last_w:.6g} and b = {last_b:.6g}")
print(f"the cost went from {history[0]:.6g} to {history[-1]:.6g}")

path = [(w, b)]
for _ in range(steps):
    path.append(gradient_descent(x, y, *path[-1], rate, 1)[:2])

_, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6))
levels = surface.min() + (surface.max() - surface.min()) * np.linspace(0.05, 1, 12) ** 2
left.contour(ws, bs, surface.T, levels=levels)
left.plot(*np.transpose(path), "o-", color="tab:orange", markersize=3)
left.set(xlabel="slope w", ylabel="height b", xlim=w_span, ylim=b_span)
right.semilogy(history)
right.set(xlabel="steps", ylabel="cost J")
"""
)


@picture(
    "error-surface",
    needs={"cost_surface": "line-surface", "gradient": "line-gradient", "cost": "line-cost"},
    script=ERROR_SURFACE,
    remembers=True,
    hours=Choice(("raw", "scaled")),
    w=Number(0.1),
    b=Number(60.0),
)
def error_surface(functions: Functions, memory: Memory, *, hours: str, w: float, b: float) -> Frame:
    """A line, its place on the map of the cost, the gradient there, and a few steps downhill."""
    x, y = scaled_life(hours)

    def cost(w: float, b: float) -> float:
        return number("cost", functions.cost(x, y, w, b))

    def slope(w: float, b: float) -> tuple[float, float]:
        dw, db = several("gradient", functions.gradient(x, y, w, b), 2)
        return number("gradient", dw), number("gradient", db)

    def step(w: float, b: float) -> tuple[float, float]:
        dw, db = slope(w, b)
        return w - RATES[hours] * dw, b - RATES[hours] * db

    surface = remembered_surface(functions, memory, hours)
    dw, db = slope(w, b)
    walk = places(step, w, b, FEW)
    nudge = 1e-3
    values = {
        "w": w,
        "b": b,
        "cost": cost(w, b),
        "dw": dw,
        "db": db,
        "dw_measured": (cost(w + nudge, b) - cost(w - nudge, b)) / (2 * nudge),
        "db_measured": (cost(w, b + nudge) - cost(w, b - nudge)) / (2 * nudge),
        "rate": RATES[hours],
    }
    costs = np.array([cost(*place) for place in walk])
    return Frame(values, {"x": x, "y": y, "surface": surface, "path": walk, "path_cost": costs})


@picture(
    "residual-squares",
    needs={"absolute_error": "line-cost", "squared_error": "line-cost", "cost": "line-cost"},
    script=RESIDUAL_SQUARES,
    data=Choice(("life", "small")),
    kind=Choice(("squared", "absolute", "signed")),
    w=Number(0.1),
    b=Number(60.0),
)
def residual_squares(functions: Functions, *, data: str, kind: str, w: float, b: float) -> Frame:
    """The errors of a line one by one, their sum, its mean, half of that, and the cost beside it."""
    x, y = life() if data == "life" else BY_HAND.copy()
    y_hat = w * x + b
    squared = array("squared_error", functions.squared_error(y_hat.copy(), y.copy()), x.shape)
    absolute = array("absolute_error", functions.absolute_error(y_hat.copy(), y.copy()), x.shape)
    errors = {"squared": squared, "absolute": absolute, "signed": y_hat - y}[kind]
    mean = float(np.mean(errors))
    values = {
        "sum": round(float(np.sum(errors)), 9),
        "mean": round(mean, 9),
        "half_mean": mean / 2 if kind == "squared" else None,
        "cost": number("cost", functions.cost(x, y, w, b)),
        "half_mean_squared": float(np.mean(squared)) / 2,
    }
    arrays = {"x": x, "y": y, "y_hat": y_hat, "errors": errors, "squared": squared, "absolute": absolute}
    return Frame(values, arrays)


@picture(
    "descent-path",
    needs={"gradient_descent": "line-descent", "cost_surface": "line-surface"},
    script=DESCENT_PATH,
    remembers=True,
    hours=Choice(("raw", "scaled")),
    w=Number(0.1),
    b=Number(60.0),
    rate=Number(0.004, 1e-6, 100),
    steps=Whole(30, 0, 200),
)
def descent_path(
    functions: Functions, memory: Memory, *, hours: str, w: float, b: float, rate: float, steps: int
) -> Frame:
    """A walk downhill: its places, one step at a time, and its diary, from all steps in one call."""
    x, y = scaled_life(hours)

    def descend(w: float, b: float, steps: int) -> tuple[float, float, Any]:
        result = functions.gradient_descent(x, y, w, b, rate, steps)
        last_w, last_b, history = several("gradient_descent", result, 3)
        return number("gradient_descent", last_w), number("gradient_descent", last_b), history

    last_w, last_b, history = descend(w, b, steps)
    diary = vector("gradient_descent", history)
    walk = places(lambda w, b: descend(w, b, 1)[:2], w, b, steps)
    # A walk that runs away has costs for which the arrays' float32 is too small: they go as single values.
    history = [float(one) for one in diary[: 2 * steps + 8]]
    values = {"w": last_w, "b": last_b, "history": history, "costs": len(diary), "steps": steps}
    surface = remembered_surface(functions, memory, hours)
    return Frame(values, {"x": x, "y": y, "surface": surface, "path": walk})


def scaled_life(hours: str) -> tuple[Array, Array]:
    """The life data, with the hours (4,) as they are or brought to [-1, 1], and the years (4,)."""
    x, y = life()
    if hours == "raw":
        return x, y
    low, high = x.min(), x.max()
    return (x - (high + low) / 2) / ((high - low) / 2), y


def remembered_surface(functions: Functions, memory: Memory, hours: str) -> Array:
    """The costs on the map (CELLS, CELLS): rows run with b, columns with w, as on paper."""
    key = f"surface {hours}"
    if key not in memory:
        x, y = scaled_life(hours)
        ws, bs = (np.linspace(*span, CELLS) for span in SPANS[hours])
        memory[key] = array("cost_surface", functions.cost_surface(x, y, ws, bs), (CELLS, CELLS)).T.copy()
    found: Array = memory[key]
    return found


def places(step: Callable[[float, float], tuple[float, float]], w: float, b: float, steps: int) -> Array:
    """Where a walk comes by (steps + 1, 2), w and b; nan behind the place where it has run away."""
    found = np.full((steps + 1, 2), np.nan)
    found[0] = w, b
    for at in range(1, steps + 1):
        w, b = step(w, b)
        if not (abs(w) < FAR and abs(b) < FAR):
            break
        found[at] = w, b
    return found
