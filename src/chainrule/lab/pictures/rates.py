"""Chapter 01: the slope from two values, how long a step may be, and why scaling makes the valley round."""

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
from chainrule.lab.pictures.surface import places, remembered_surface, scaled_life

Array = NDArray[np.float64]
Function = Callable[[Any], Any]

CURVES: dict[str, tuple[Function, Function, tuple[float, float]]] = {
    "sine": (np.sin, np.cos, (-3.5, 3.5)),
    "parabola": (lambda x: x**2 / 2, lambda x: x, (-3.0, 3.0)),
    "cubic": (lambda x: x**3 / 6 - x, lambda x: x**2 / 2 - 1, (-3.0, 3.0)),
    "exponential": (np.exp, np.exp, (-3.0, 2.0)),
}
"""Each curve, its true slope, and where it is drawn."""
STEPS_TRIED = 10.0 ** np.arange(-15, 0.51, 0.25)
FIXED = {"raw": (0.0005, 0.001, 0.002, 0.004), "scaled": (0.1, 0.5, 1.0, 1.9)}
"""The rates that race against the one that is chosen by hand."""
CELLS, REACH = 101, 30.0
"""Of the maps of the valleys: lines each way, and how far they go from the lowest place, in w as in b."""
REMEMBERED = 200
"""Walks of a slider's way; the oldest are forgotten first."""

TANGENT = """
curves = {
    "parabola": (lambda x: x**2 / 2, lambda x: x),
    "cubic": (lambda x: x**3 / 6 - x, lambda x: x**2 / 2 - 1),
    "sine": (np.sin, np.cos),
    "exponential": (np.exp, np.exp),
}
f, true_slope = curves[curve]
slope = derivative(f, x, h)
print(f"slope {slope:.10g}, the true one {true_slope(x):.10g}")

_, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6))
xs = np.linspace(-3, 2.5, 200)
left.plot(xs, f(xs))
left.axline((x, f(x)), slope=slope, color="tab:orange")
left.plot([x - h, x + h], [f(x - h), f(x + h)], "o")
steps = 10.0 ** np.arange(-15, 0.51, 0.25)
errors = [abs(derivative(f, x, one) - true_slope(x)) + 1e-17 for one in steps]
right.loglog(steps, errors)
right.axvline(h, color="tab:orange")
right.set(xlabel="step h", ylabel="error of the slope")
"""

LEARNING_RATES = """
from chainrule.data import load_life

x, y = load_life().X.ravel(), load_life().y
others = [0.0005, 0.001, 0.002, 0.004]
if hours == "scaled":
    x = (x - 18) / 18
    others = [0.1, 0.5, 1.0, 1.9]
rates = [*others, rate]
print("the best of them:", best_learning_rate(x, y, rates, steps))

for one in rates:
    _, _, history = gradient_descent(x, y, w, b, one, steps)
    plt.semilogy(history, label=f"{one:g}")
plt.xlabel("steps")
plt.ylabel("cost J")
plt.legend(title="learning rate")
"""

ROUND_VALLEY = """
from chainrule.data import load_life

x, y = load_life().X.ravel(), load_life().y
low, high = fit_range(x[:, None])
scaled = scale(x[:, None], low, high).ravel()

_, axes = plt.subplots(1, 2, figsize=(11, 4.6))
for ax, hours, name in zip(axes, (x, scaled), ("the hours as they are", "the hours scaled"), strict=True):
    A = np.column_stack([hours, np.ones_like(hours)])
    curvatures = np.linalg.eigvalsh(A.T @ A / len(y))
    print(f"{name}: the curvatures differ by a factor of {curvatures[1] / curvatures[0]:.5g}")
    best = np.linalg.lstsq(A, y)[0]
    ws, bs = (np.linspace(middle - 30, middle + 30, 101) for middle in best)
    errors = ws[:, None, None] * hours + bs[None, :, None] - y
    ax.contour(ws, bs, np.mean(errors**2, axis=2).T / 2, levels=2 * 5.0 ** np.arange(7))
    rate, path = share * 2 / curvatures[1], [best + [-21, -9]]
    for _ in range(steps):
        path.append(path[-1] - rate * A.T @ (A @ path[-1] - y) / len(y))
    ax.plot(*np.transpose(path), "o-", color="tab:orange", markersize=3)
    ax.set(title=name, xlabel="slope w", ylabel="height b", xlim=ws[[0, -1]], ylim=bs[[0, -1]])
"""


@picture(
    "tangent",
    needs={"derivative": "line-slope"},
    script=TANGENT,
    curve=Choice(tuple(CURVES)),
    x=Number(1.0, -3.5, 3.5),
    h=Number(0.5, 1e-15, 2.0),
)
def tangent(functions: Functions, *, curve: str, x: float, h: float) -> Frame:
    """A curve, its slope at a point from two of its values, and how wrong that is for every step."""
    f, true_slope, (low, high) = CURVES[curve]
    xs = np.linspace(low, high, 201)

    def slope(step: float) -> float:
        return number("derivative", functions.derivative(f, x, step))

    found, true = slope(h), float(true_slope(x))
    errors = np.abs([slope(float(step)) - true for step in STEPS_TRIED])
    values = {
        "x": x,
        "h": h,
        "height": float(f(x)),
        "slope": found,
        "true_slope": true,
        "error": abs(found - true),
    }
    pair = np.array([x - h, x + h])
    return Frame(
        values, {"x": xs, "y": f(xs), "pair_x": pair, "pair_y": f(pair), "steps": STEPS_TRIED, "errors": errors}
    )


@picture(
    "learning-rates",
    needs={
        "gradient_descent": "line-descent",
        "best_learning_rate": "line-rate",
        "cost_surface": "line-surface",
    },
    script=LEARNING_RATES,
    remembers=True,
    hours=Choice(("raw", "scaled")),
    w=Number(0.1),
    b=Number(60.0),
    rate=Number(0.00435, 1e-5, 3.0),
    steps=Whole(40, 1, 60),
)
def learning_rates(
    functions: Functions, memory: Memory, *, hours: str, w: float, b: float, rate: float, steps: int
) -> Frame:
    """Five walks downhill from one place, each with a rate of its own, and the one that is said to be the best."""
    x, y = scaled_life(hours)
    rates = [*FIXED[hours], rate]
    histories, paths = [], []
    for one in rates:
        key = f"{hours} {w} {b} {one} {steps}"
        if key not in memory:
            memory[key] = _walk(functions, x, y, (w, b), one, steps)
        history, path = memory[key]
        histories.append(history)
        paths.append(path)
    while len(memory) > REMEMBERED:
        memory.pop(next(iter(memory)))
    best = functions.best_learning_rate(x, y, list(rates), steps)
    steepest = float(np.linalg.eigvalsh(np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]]))[-1])
    values = {
        "best": None if best is None else number("best_learning_rate", best),
        "rate": rate,
        "last_cost": float(histories[-1][-1]),
        "limit": 2 / steepest,
    }
    surface = remembered_surface(functions, memory, hours)
    costs, ways = np.array(histories), np.array(paths)
    return Frame(
        values, {"rates": np.array(rates), "costs": costs, "paths": ways, "surface": surface, "x": x, "y": y}
    )


@picture(
    "round-valley",
    needs={"fit_range": "line-scaling", "scale": "line-scaling"},
    script=ROUND_VALLEY,
    share=Number(0.9, 0.05, 1.1),
    steps=Whole(20, 0, 100),
)
def round_valley(functions: Functions, *, share: float, steps: int) -> Frame:
    """The valley of the cost before and after scaling, and the same number of steps in both."""
    x, y = life()
    low, high = several("fit_range", functions.fit_range(x[:, None].copy()), 2)
    low, high = array("fit_range", low, (1,)), array("fit_range", high, (1,))
    scaled = array("scale", functions.scale(x[:, None].copy(), low, high), (len(x), 1)).ravel()
    values: dict[str, float | None] = {
        "low": low.item(),
        "high": high.item(),
        "smallest": float(scaled.min()),
        "largest": float(scaled.max()),
    }
    arrays = {"x": x, "scaled": scaled, "y": y}
    for name, hours in (("raw", x), ("scaled", scaled)):
        found, drawn = _valley(hours, y, share, steps)
        values |= {f"{key}_{name}": value for key, value in found.items()}
        arrays |= {f"{key}_{name}": value for key, value in drawn.items()}
    return Frame(values, arrays)


def _walk(
    functions: Functions, x: Array, y: Array, start: tuple[float, float], rate: float, steps: int
) -> tuple[Array, Array]:
    """The costs (steps + 1,) and the places (steps + 1, 2) of one walk; nan behind its end."""

    def step(w: float, b: float) -> tuple[float, float]:
        last_w, last_b, _ = several("gradient_descent", functions.gradient_descent(x, y, w, b, rate, 1), 3)
        return number("gradient_descent", last_w), number("gradient_descent", last_b)

    _, _, diary = several("gradient_descent", functions.gradient_descent(x, y, *start, rate, steps), 3)
    costs = np.full(steps + 1, np.nan)
    found = vector("gradient_descent", diary)[: steps + 1]
    costs[: len(found)] = found
    return costs, places(step, *start, steps)


def _valley(hours: Array, y: Array, share: float, steps: int) -> tuple[dict[str, float | None], dict[str, Array]]:
    """The map of the cost around its lowest place, and a walk on it with a share of the largest rate."""
    A = np.column_stack([hours, np.ones_like(hours)])
    hessian = A.T @ A / len(y)
    if not np.isfinite(A).all():
        nothing = np.full((CELLS, CELLS), np.nan)
        return {"curvatures": None, "rate": None, "last_cost": None, "lowest": None}, {
            "map": nothing, "span": np.array([0.0, 1.0, 0.0, 1.0]), "path": np.full((steps + 1, 2), np.nan),
        }  # fmt: skip
    flattest, steepest = np.linalg.eigvalsh(hessian)
    best = np.linalg.lstsq(A, y)[0]
    low, high = best - REACH, best + REACH
    ws, bs = (np.linspace(low[i], high[i], CELLS) for i in range(2))
    costs = np.mean((ws[None, :, None] * hours + bs[:, None, None] - y) ** 2, axis=2) / 2
    rate = share * 2 / steepest

    def step(w: float, b: float) -> tuple[float, float]:
        w, b = np.array([w, b]) - rate * (A.T @ (A @ np.array([w, b]) - y)) / len(y)
        return float(w), float(b)

    path = places(step, float(best[0] - 0.7 * REACH), float(best[1] - 0.3 * REACH), steps)
    values: dict[str, float | None] = {
        "curvatures": float(steepest / flattest) if flattest > 1e-12 * steepest else np.inf,
        "rate": float(rate),
        "last_cost": float(np.mean((A @ path[-1] - y) ** 2) / 2),
        "lowest": float(np.mean((A @ best - y) ** 2) / 2),
    }
    return values, {"map": costs, "span": np.array([low[0], high[0], low[1], high[1]]), "path": path}
