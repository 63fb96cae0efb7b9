"""Chapter 01: a line among the points of the life data, its errors, its cost, and ways down to the best one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from chainrule.data import load_life
from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Number
from chainrule.lab.pictures.picture import Functions, picture
from chainrule.lab.pictures.results import array, number, several

RATE, STEPS = 0.004, 200
"""Of the walk downhill: just below the largest rate that converges on these data."""

LINE = """
from chainrule.data import load_life

data = load_life()
x, y = data.X.ravel(), data.y
y_hat = predict(x, w, b)
dw, db = gradient(x, y, w, b)
print(f"cost {cost(x, y, w, b):.6g}, slope {dw:.6g} in w and {db:.6g} in b")

ends = np.array([-2.0, 40.0])
plt.plot(ends, w * ends + b)
plt.vlines(x, y, y_hat, colors="tab:orange", linestyles="dashed")
plt.plot(x, y, "o")
plt.xlabel("hours of exercise a month")
plt.ylabel("years of life")
"""


def life() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The life data: hours of exercise a month (4,) and years of life (4,)."""
    data = load_life()
    return np.ravel(data.X).astype(np.float64), np.asarray(data.y, dtype=np.float64)


@picture(
    "line",
    needs={"predict": "line-predict", "cost": "line-cost", "gradient": "line-gradient"},
    script=LINE,
    w=Number(0.1),
    b=Number(60.0),
)
def line(functions: Functions, *, w: float, b: float) -> Frame:
    """A line among the points, its errors, and the walk downhill that begins at it."""
    x, y = life()

    def slope(w: float, b: float) -> tuple[float, float]:
        dw, db = several("gradient", functions.gradient(x, y, w, b), 2)
        return number("gradient", dw), number("gradient", db)

    def cost(w: float, b: float) -> float:
        return number("cost", functions.cost(x, y, w, b))

    y_hat = array("predict", functions.predict(x, w, b), x.shape)
    dw, db = slope(w, b)
    walk = np.full((STEPS + 1, 3), np.nan)
    at_w, at_b = w, b
    for step in range(STEPS + 1):
        walk[step] = at_w, at_b, cost(at_w, at_b)
        if not np.isfinite(walk[step]).all() or abs(at_w) > 1e12:
            break
        slope_w, slope_b = slope(at_w, at_b)
        at_w, at_b = at_w - RATE * slope_w, at_b - RATE * slope_b
    values = {"w": w, "b": b, "cost": cost(w, b), "dw": dw, "db": db}
    arrays = {"x": x, "y": y, "y_hat": y_hat, "path_w": walk[:, 0], "path_b": walk[:, 1], "path_cost": walk[:, 2]}
    return Frame(values, arrays)
