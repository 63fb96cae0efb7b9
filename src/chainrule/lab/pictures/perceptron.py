"""Chapter 03: a line that decides, a perceptron that learns from its mistakes, and points that no line can part."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.data import make_admissions, make_circles, make_moons
from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Choice, Flag, Number, Whole
from chainrule.lab.pictures.picture import Functions, Memory, picture
from chainrule.lab.pictures.plane import ROWS, places
from chainrule.lab.pictures.results import array, number, several

Array = NDArray[np.float64]
Line = tuple[Array, float]
"""Weights (n,) and bias."""

STUDENTS = 40
EXAMS = (-4.0, 104.0)
"""A little more than the exams, so that whoever got 0 or 100 points is seen."""

BOUNDARY = """
from chainrule.data import make_admissions

students = make_admissions(40, seed=seed)
X, y = students.X.astype(float), students.y
w = np.array([w1, w2])
y_hat = predict(X, w, b)
print(f"{np.sum(y_hat != y)} of {len(y)} students on the wrong side; step(0) is {step(0)}")

x1, x2 = np.meshgrid(np.linspace(0, 100, 200), np.linspace(0, 100, 200))
region = predict(np.column_stack([x1.ravel(), x2.ravel()]), w, b).reshape(x1.shape)
plt.imshow(region, extent=(0, 100, 0, 100), origin="lower", cmap="RdBu", vmin=-0.5, vmax=1.5, alpha=0.4)
for label, color, marker in ((0, "tab:red", "o"), (1, "tab:blue", "D")):
    plt.scatter(*X[y == label].T, s=24, color=color, marker=marker, label=students.class_names[label])
plt.scatter(*X[y_hat != y].T, s=110, facecolors="none", edgecolors="black", label="wrong")
plt.xlabel("exam 1")
plt.ylabel("exam 2")
plt.legend()
"""


@picture(
    "perceptron-boundary",
    needs={"step": "perceptron-step", "predict": "perceptron-step"},
    script=BOUNDARY,
    w1=Number(0.7, -1e6, 1e6),
    w2=Number(0.2, -1e6, 1e6),
    b=Number(-35.0, -1e9, 1e9),
    seed=Whole(0, 0, 999),
)
def boundary(functions: Functions, *, w1: float, w2: float, b: float, seed: int) -> Frame:
    """Students, a line that is set by hand, what `predict` decides everywhere, and the step over the scores."""
    students = make_admissions(STUDENTS, seed=seed)
    X, y, w = students.X.astype(np.float64), students.y, np.array([w1, w2])
    y_hat = array("predict", functions.predict(X, w, b), y.shape)
    region = array("predict", functions.predict(places(EXAMS, EXAMS), w, b), (ROWS**2,))
    scores = X @ w + b
    reach = max(1.0, 1.05 * float(np.abs(scores).max()))
    z = np.concatenate([np.linspace(-reach, -1e-6, 60), np.linspace(0, reach, 61)])
    values = {
        "w1": w1,
        "w2": w2,
        "b": b,
        "mistakes": int(np.sum(y_hat != y)),
        "students": len(y),
        "step_below": number("step", functions.step(-0.001)),
        "step_at_0": number("step", functions.step(0.0)),
        "step_above": number("step", functions.step(0.001)),
        "reach": reach,
    }
    arrays: dict[str, NDArray[Any]] = {
        "X": X,
        "y": y.astype(np.uint8),
        "y_hat": y_hat,
        "scores": scores,
        "region": region,
        "z": z,
        "steps": array("step", functions.step(z), z.shape),
    }
    return Frame(values, arrays)


# Learning from mistakes

PASSES, LOOKS = 30, 400
"""The longest walk: passes over the points, and looks at one point."""
LESSON = (np.array([[1.0, 2], [3, 1], [2, 3], [4, -1]]), np.array([0, 1, 0, 1]))
"""The points that the lesson works by hand."""

UPDATES = """
if data == "lesson":
    X, y = np.array([[1, 2], [3, 1], [2, 3], [4, -1]]), np.array([0, 1, 0, 1])
else:
    from chainrule.data import make_admissions

    students = make_admissions(20, margin={"students": 6, "close": 1.5}[data], seed=6)
    X, y = (students.X.astype(float) - 50) / 10, students.y

rng, rows = np.random.default_rng(seed), []
w, b = np.zeros(2), 0.0
for look in range(step):
    if not rows:
        rows = list(rng.permutation(len(X)) if shuffle else range(len(X)))
    i = rows.pop(0)
    w, b = perceptron_step(X[[i]], y[[i]], w, b, learning_rate)
wrong = predict(X, w, b) != y
print(f"after {step} looks: w = ({w[0]:g}, {w[1]:g}), b = {b:g}, {np.sum(wrong)} points on the wrong side")
print("train ends at", train(X, y, learning_rate, 30, np.random.default_rng(seed)))

for label, color, marker in ((0, "tab:red", "o"), (1, "tab:blue", "D")):
    plt.scatter(*X[y == label].T, color=color, marker=marker)
plt.scatter(*X[wrong].T, s=110, facecolors="none", edgecolors="black")
x1, x2 = np.meshgrid(np.linspace(-6, 6, 200), np.linspace(-6, 6, 200))
plt.contour(x1, x2, w[0] * x1 + w[1] * x2 + b, levels=[0], colors="black")
plt.quiver(0, 0, *w, angles="xy", scale_units="xy", scale=1, color="tab:green")
plt.axis([-6, 6, -6, 6])
plt.gca().set_aspect("equal")
"""


@picture(
    "perceptron-updates",
    needs={
        "perceptron_step": "perceptron-rule",
        "train": "perceptron-rule",
        "predict": "perceptron-step",
    },
    script=UPDATES,
    data=Choice(("lesson", "students", "close")),
    learning_rate=Number(1.0, 0.01, 10),
    shuffle=Flag(),
    seed=Whole(0, 0, 999),
    step=Whole(0, 0, LOOKS),
)
def updates(functions: Functions, *, data: str, learning_rate: float, shuffle: bool, seed: int, step: int) -> Frame:
    """The perceptron after `step` looks at one point each, and the whole walk until a pass has no mistake."""
    X, y = _learnt(data)
    order, path = _walk(functions, X, y, learning_rate, np.random.default_rng(seed) if shuffle else None)
    looks, m = len(order), len(X)
    changed = np.any(path[1:] != path[:-1], axis=1)
    mistakes = np.add.reduceat(changed, np.arange(0, looks, m)) if looks else np.zeros(0)
    step = min(step, looks)
    w, b = path[step, :2].copy(), float(path[step, 2])
    trained = several("train", functions.train(X, y, learning_rate, PASSES, np.random.default_rng(seed)), 2)
    end = array("train", trained[0], (2,)), number("train", trained[1])
    y_hat = array("predict", functions.predict(X, w, b), y.shape)
    values = {
        "step": step,
        "looks": looks,
        "pass": max(step - 1, 0) // m + 1,
        "w1": w[0],
        "w2": w[1],
        "b": b,
        "wrong": int(np.sum(y_hat != y)),
        "settled": bool(step == looks and looks and not changed[-m:].any()),
        "train_w1": end[0][0],
        "train_w2": end[0][1],
        "train_b": end[1],
        "train_wrong": int(np.sum(array("predict", functions.predict(X, *end), y.shape) != y)),
        **_look(X, y, path, order, step),
    }
    arrays: dict[str, NDArray[Any]] = {
        "X": X,
        "y": y.astype(np.uint8),
        "y_hat": y_hat,
        "path": path,
        "order": order.astype(np.float64),
        "changed": changed,
        "mistakes": mistakes.astype(np.float64),
    }
    return Frame(values, arrays)


@functools.cache
def _learnt(data: str) -> tuple[Array, NDArray[np.int64]]:
    """The lesson's points, or students with exams that are counted from the pass mark, in tens."""
    if data == "lesson":
        return LESSON
    students = make_admissions(20, margin={"students": 6.0, "close": 1.5}[data], seed=6)
    return (students.X.astype(np.float64) - 50) / 10, students.y


def _walk(
    functions: Functions, X: Array, y: NDArray[np.int64], learning_rate: float, rng: np.random.Generator | None
) -> tuple[NDArray[np.int64], Array]:
    """Look at one point after the other; return the rows (looks,) and w1, w2, b before and after (looks + 1, 3).

    The walk ends after a pass that changed nothing, after PASSES, or where the numbers run out.
    """
    w, b = np.zeros(2), 0.0
    rows: list[int] = []
    path = [(0.0, 0.0, 0.0)]
    for _ in range(min(PASSES, LOOKS // len(X))):
        for i in range(len(X)) if rng is None else rng.permutation(len(X)):
            found = several("perceptron_step", functions.perceptron_step(X[[i]], y[[i]], w, b, learning_rate), 2)
            w, b = array("perceptron_step", found[0], (2,)).copy(), number("perceptron_step", found[1])
            rows.append(int(i))
            path.append((w[0], w[1], b))
        if not np.isfinite(path[-1]).all() or all(one == path[-1] for one in path[-len(X) - 1 :]):
            break
    return np.array(rows), np.array(path)


def _look(X: Array, y: NDArray[np.int64], path: Array, order: NDArray[np.int64], step: int) -> dict[str, Any]:
    """The last look: which point, and its score before and after; the row is -1 before the first."""
    if step == 0:
        return {"row": -1, "score_before": np.nan, "score_after": np.nan}
    row = order[step - 1]
    point = np.append(X[row], 1.0)
    return {
        "row": int(row),
        "score_before": float(path[step - 1] @ point),
        "score_after": float(path[step] @ point),
    }


# Where no line will do

ENDLESS = 60
"""Passes over the points."""
GHOSTS = 12
"""Lines after the last mistakes that are still seen."""
WINDOW = (-1.6, 1.6)

NEVER = """
from chainrule.lab.pictures.perceptron import bent, points_of

X, y = points_of(data)
F = bent(X, features)
w, b, mistakes = np.zeros(F.shape[1]), 0.0, []
for number in range(1, passes + 1):
    mistakes.append(0)
    for i in np.random.default_rng((seed, number)).permutation(len(y)):
        before, (w, b) = (*w, b), perceptron_step(F[[i]], y[[i]], w, b, learning_rate)
        mistakes[-1] += before != (*w, b)
    if mistakes[-1] == 0:
        break
print(f"mistakes in each pass: {mistakes}; {np.sum(predict(F, w, b) != y)} of {len(y)} points are wrong now")

fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
x1, x2 = np.meshgrid(np.linspace(-1.6, 1.6, 150), np.linspace(-1.6, 1.6, 150))
region = predict(bent(np.column_stack([x1.ravel(), x2.ravel()]), features), w, b).reshape(x1.shape)
left.contourf(x1, x2, region, levels=[-0.5, 0.5, 1.5], colors=["tab:red", "tab:blue"], alpha=0.25)
for label, color in ((0, "tab:red"), (1, "tab:blue")):
    left.scatter(*X[y == label].T, s=20, color=color)
right.plot(range(1, len(mistakes) + 1), mistakes)
right.set(xlabel="pass", ylabel="mistakes in the pass")
"""


@dataclass
class Wandering:
    """What has been walked: the line after each pass, the mistakes in it, who is wrong after it, the last lines."""

    key: tuple[Any, ...]
    lines: list[Line]
    mistakes: list[int]
    wrong: list[int]
    moves: list[Array]
    """The line after each mistake, as weights and bias (n + 1,)."""
    moved: list[int]
    """How many moves there were up to the end of each pass."""


@picture(
    "perceptron-never-settles",
    needs={"perceptron_step": "perceptron-rule", "predict": "perceptron-step"},
    script=NEVER,
    remembers=True,
    data=Choice(("xor", "and", "moons", "circles", "students")),
    features=Choice(("plain", "product", "squares")),
    learning_rate=Number(1.0, 0.01, 10),
    seed=Whole(0, 0, 999),
    passes=Whole(0, 0, ENDLESS),
)
def never_settles(
    functions: Functions,
    memory: Memory,
    *,
    data: str,
    features: str,
    learning_rate: float,
    seed: int,
    passes: int,
) -> Frame:
    """The perceptron after some passes, its lines after the last mistakes, and the mistakes in each pass."""
    X, y = points_of(data)
    F = bent(X, features)

    def answers(line: Line) -> Array:
        return array("predict", functions.predict(F.copy(), line[0].copy(), line[1]), y.shape)

    key = data, features, learning_rate, seed
    walked: Wandering | None = memory.get("walked")
    if walked is None or walked.key != key:
        start = np.zeros(F.shape[1]), 0.0
        walked = Wandering(key, [start], [], [int(np.sum(answers(start) != y))], [], [0])
        memory["walked"] = walked
    while len(walked.mistakes) < passes and (not walked.mistakes or walked.mistakes[-1] > 0):
        rows = np.random.default_rng((seed, len(walked.lines))).permutation(len(y))
        moves = _pass(functions, F, y, walked.lines[-1], learning_rate, rows)
        line = (moves[-1][:-1], float(moves[-1][-1])) if moves else walked.lines[-1]
        walked.wrong.append(int(np.sum(answers(line) != y)))
        walked.lines.append(line)
        walked.mistakes.append(len(moves))
        walked.moves += moves
        walked.moved.append(len(walked.moves))
    done = min(passes, len(walked.mistakes))
    w, b = walked.lines[done]
    mistakes = walked.mistakes[:done]
    ghosts = walked.moves[max(0, walked.moved[done] - GHOSTS) : walked.moved[done]]
    everywhere = bent(places(WINDOW, WINDOW), features)
    values = {
        "passes": done,
        "mistakes_now": mistakes[-1] if mistakes else None,
        "wrong": walked.wrong[done],
        "fewest": min(walked.wrong[: done + 1]),
        "points": len(y),
        "settled": done if mistakes and mistakes[-1] == 0 else None,
        "b": b,
        **{f"w{i + 1}": one for i, one in enumerate(w)},
    }
    arrays: dict[str, NDArray[Any]] = {
        "X": X,
        "y": y.astype(np.uint8),
        "y_hat": answers((w, b)),
        "region": array("predict", functions.predict(everywhere.copy(), w.copy(), b), (ROWS**2,)),
        "everywhere": everywhere @ w + b,
        "ghosts": np.array(ghosts).reshape(-1, len(w) + 1),
        "mistakes": np.array(mistakes, dtype=np.float64),
    }
    return Frame(values, arrays)


def _pass(
    functions: Functions, F: Array, y: NDArray[np.int64], line: Line, learning_rate: float, rows: NDArray[np.int64]
) -> list[Array]:
    """Look at the points one by one; return weights and bias (n + 1,) after each look that changed them."""
    (w, b), moves = line, []
    for i in rows:
        found = functions.perceptron_step(F[[i]], y[[i]], w.copy(), b, learning_rate)
        new_w, new_b = several("perceptron_step", found, 2)
        new_w, new_b = array("perceptron_step", new_w, w.shape), number("perceptron_step", new_b)
        if new_b != b or (new_w != w).any():
            moves.append(np.append(new_w, new_b))
        w, b = new_w, new_b
    return moves


@functools.cache
def points_of(data: str) -> tuple[Array, NDArray[np.int64]]:
    """The points of a data set by its name, X (m, 2) inside the window and y (m,)."""
    corners = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    if data == "xor":
        return corners, np.array([0, 1, 1, 0])
    if data == "and":
        return corners, np.array([0, 0, 0, 1])
    if data == "moons":
        moons = make_moons(24, noise=0.08, seed=1)
        return 0.85 * (moons.X.astype(np.float64) - [0.5, 0.25]), moons.y
    if data == "circles":
        circles = make_circles(24, noise=0.06, seed=1)
        return 1.2 * circles.X.astype(np.float64), circles.y
    students = make_admissions(24, margin=2, seed=13)
    return (students.X.astype(np.float64) - [42, 58]) / 36, students.y


def bent(X: Array, features: str) -> Array:
    """The points with the features that are added: their product x1·x2, or the squares x1² and x2²."""
    added = {"plain": [], "product": [X[:, 0] * X[:, 1]], "squares": [X[:, 0] ** 2, X[:, 1] ** 2]}
    return np.column_stack([X, *added[features]])
