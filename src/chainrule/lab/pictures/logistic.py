"""Chapter 04: the sigmoid, the price of a surprise, the pull of examples, boundaries straight and curved."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.data import make_blobs, make_circles, make_moons, make_xor
from chainrule.lab.frames import Frame
from chainrule.lab.pictures.controls import Choice, Number, Numbers, Rows, Whole, Wholes
from chainrule.lab.pictures.picture import Functions, picture
from chainrule.lab.pictures.plane import ROWS, places, with_ones
from chainrule.lab.pictures.results import array, number

Array = NDArray[np.float64]

FAR = 1000.0
"""A score for which e^z is larger than any number that a computer holds."""

SIGMOID = """
z = np.linspace(-8, 8, 321)
here = w * x + b
p = sigmoid(np.array([here]))[0]
h = 1e-4
slope = w * (sigmoid(np.array([here + h]))[0] - sigmoid(np.array([here - h]))[0]) / (2 * h)
print(f"z = {here:.4g}, p = {p:.6g}, slope {slope:.6g}; far away {sigmoid(np.array([-1000.0, 1000.0]))}")

plt.plot(z, sigmoid(w * z + b))
plt.plot(z, p + slope * (z - x), "--")
plt.plot(x, p, "o")
plt.ylim(-0.1, 1.1)
plt.xlabel("x")
plt.ylabel("probability p")
"""


@picture(
    "sigmoid",
    needs={"sigmoid": "logistic-sigmoid"},
    script=SIGMOID,
    x=Number(1.5, -8, 8),
    w=Number(1.0, -20, 20),
    b=Number(0.0, -20, 20),
)
def sigmoid(functions: Functions, *, x: float, w: float, b: float) -> Frame:
    """The probability along x, its slope by trying, and what the sigmoid says very far away."""
    h = 1e-4

    def curve(z: Array) -> Array:
        return array("sigmoid", functions.sigmoid(z), z.shape)

    xs = np.linspace(-8, 8, 321)
    z = w * xs + b
    here = w * x + b
    p, p_opposite, ahead, behind = curve(np.array([here, -here, here + h, here - h]))
    overflows: list[str] = []
    with np.errstate(over="call", invalid="call", call=lambda kind, _: overflows.append(kind)):
        far = curve(np.array([-FAR, FAR]))
    values = {
        "z": here,
        "p": p,
        "p_opposite": p_opposite,
        "odds": p / (1 - p),
        "slope": w * (ahead - behind) / (2 * h),
        "slope_formula": w * p * (1 - p),
        "at_minus_far": far[0],
        "at_far": far[1],
        "overflows": bool(overflows),
    }
    slopes = w * (curve(z + h) - curve(z - h)) / (2 * h)
    return Frame(values, {"x": xs, "curve": curve(z), "slopes": slopes})


# The price of a surprise

MISTAKES = (0.9, 0.5, 0.1, 0.01, 0.001, 0.0)
"""What a model may have given to that which happened."""

CROSS_ENTROPY = """
p_doors, happened = np.array(doors), np.array(gifts)
together = probability_of(p_doors, happened)
print(f"probability of what happened {together:.6g}, mean cross-entropy {cross_entropy(p_doors, happened):.6g}")
inside = np.clip(p_doors, 1e-300, 1 - 1e-16)
print(f"from the scores {cross_entropy_from_logits(np.log(inside / (1 - inside)), happened):.6g}")

at = np.linspace(0.002, 0.998, 200)
for label, color in ((1, "tab:blue"), (0, "tab:red")):
    cost = [cross_entropy(np.array([one]), np.array([label])) for one in at]
    plt.plot(at, cost, color=color, label=f"y = {label}")
    plt.plot(p, cross_entropy(np.array([p]), np.array([label])), "o", color=color)
plt.ylim(0, 6)
plt.xlabel("probability p that the model gives to y = 1")
plt.ylabel("cost")
plt.legend()
"""


@picture(
    "cross-entropy",
    needs={
        "probability_of": "logistic-cross-entropy",
        "cross_entropy": "logistic-cross-entropy",
        "cross_entropy_from_logits": "logistic-cross-entropy",
    },
    script=CROSS_ENTROPY,
    p=Number(0.3, 0, 1),
    doors=Numbers((0.8, 0.7, 0.1), 3, 3, 0, 1),
    gifts=Wholes((1, 1, 0), 3, 0, 1),
)
def cross_entropy(functions: Functions, *, p: float, doors: tuple[float, ...], gifts: tuple[int, ...]) -> Frame:
    """The cost of one probability for both labels, and three doors: what happened, how likely, at what cost."""

    def cost(p: Array, y: Array) -> float:
        return number("cross_entropy", functions.cross_entropy(p, y))

    def cost_of_one(p: float, y: float) -> float:
        return cost(np.array([p]), np.array([y]))

    p_doors, happened = np.array(doors), np.resize(np.array(gifts, dtype=np.float64), len(doors))
    scores = np.clip(np.log(p_doors) - np.log1p(-p_doors), -FAR, FAR)
    at = (1 - np.cos(np.linspace(0, np.pi, 81))) / 2  # denser where the curves are steep
    from_scores = functions.cross_entropy_from_logits
    values = {
        "p": p,
        "cost_if_1": cost_of_one(p, 1),
        "cost_if_0": cost_of_one(p, 0),
        "together": number("probability_of", functions.probability_of(p_doors.copy(), happened.copy())),
        "mean_cost": cost(p_doors.copy(), happened.copy()),
        "mean_cost_from_scores": number("cross_entropy_from_logits", from_scores(scores, happened.copy())),
        "cost_at_far": number("cross_entropy_from_logits", from_scores(np.array([-FAR]), np.array([1.0]))),
    }
    arrays: dict[str, NDArray[Any]] = {
        "at": at,
        "if_1": np.array([cost_of_one(one, 1) for one in at]),
        "if_0": np.array([cost_of_one(one, 0) for one in at]),
        "door_costs": np.array([cost_of_one(one, y) for one, y in zip(p_doors, happened, strict=True)]),
        "given": np.array(MISTAKES),
        "charged": np.array([cost_of_one(one, 1) for one in MISTAKES]),
    }
    return Frame(values, arrays)


# The gradient

STUDIED = (
    np.array([0.5, 0.8, 1.2, 1.5, 1.9, 2.3, 2.6, 2.9, 3.3, 3.7, 4.1, 4.6, 5.1, 5.6]),
    np.array([0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1, 1]),
)
"""Hours that students have studied, and whether they passed."""
LESSON = np.array([0.0, 1, 2, 4]), np.array([0, 0, 1, 1])

GRADIENT = """
from chainrule.lab.pictures.logistic import examples, mean_cross_entropy

x, y = examples(data)
X = np.column_stack([np.ones(len(x)), x])
theta = np.array([theta0, theta1])
p = sigmoid(X @ theta)
by_formula = gradient(X, y, theta)
by_trying = numeric_gradient(lambda theta: mean_cross_entropy(X, y, theta), theta, h)
print(f"cost {mean_cross_entropy(X, y, theta):.6g}")
print("by the formula", by_formula, "by trying", by_trying)

fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
at = np.linspace(-0.5, 6.5, 200)
left.plot(at, sigmoid(theta0 + theta1 * at))
left.vlines(x, y, p, colors="tab:orange")
left.plot(x, y, "o")
left.set(xlabel="x", ylabel="probability p")
right.bar(np.arange(2) - 0.2, by_formula, 0.4, label="gradient")
right.bar(np.arange(2) + 0.2, by_trying, 0.4, label="numeric_gradient")
right.set_xticks([0, 1], ["theta0", "theta1"])
right.legend()
"""


@picture(
    "logistic-gradient",
    needs={
        "gradient": "logistic-gradient",
        "numeric_gradient": "logistic-gradient",
        "sigmoid": "logistic-sigmoid",
    },
    script=GRADIENT,
    data=Choice(("lesson", "studied")),
    theta0=Number(0.0, -100, 100),
    theta1=Number(0.0, -100, 100),
    h=Number(1e-5, 1e-16, 2),
)
def gradient(functions: Functions, *, data: str, theta0: float, theta1: float, h: float) -> Frame:
    """The pull of every example, the gradient by the formula and by trying, and the slope as it is."""
    x, y = examples(data)
    X, theta = with_ones(x[:, None]), np.array([theta0, theta1])

    def cost(theta: Array) -> float:
        return mean_cross_entropy(X, y, theta)

    by_formula = array("gradient", functions.gradient(X.copy(), y.copy(), theta.copy()), theta.shape)
    by_trying = array("numeric_gradient", functions.numeric_gradient(cost, theta.copy(), h), theta.shape)
    slopes = np.array([(cost(theta + step) - cost(theta - step)) / 2e-5 for step in 1e-5 * np.eye(2)])
    at = np.linspace(-0.5, 6.5, 141)
    p = array("sigmoid", functions.sigmoid(X @ theta), y.shape)
    values = {
        "cost": cost(theta),
        "gradient_0": by_formula[0],
        "gradient_1": by_formula[1],
        "numeric_0": by_trying[0],
        "numeric_1": by_trying[1],
        "difference": float(np.abs(by_formula - by_trying).max()),
    }
    arrays: dict[str, NDArray[Any]] = {
        "x": x,
        "y": y.astype(np.uint8),
        "p": p,
        "pulls": (p - y)[:, None] * X,
        "slopes": slopes,
        "at": at,
        "curve": array("sigmoid", functions.sigmoid(theta0 + theta1 * at), at.shape),
    }
    return Frame(values, arrays)


def examples(data: str) -> tuple[Array, NDArray[np.int64]]:
    """The inputs (m,) and labels (m,): those of the lesson, or hours of study and who passed."""
    return LESSON if data == "lesson" else STUDIED


def mean_cross_entropy(X: Array, y: NDArray[np.int64], theta: Array) -> float:
    """The course's cost: the mean of log(1 + e^z) - z y over the scores z = X theta."""
    z = X @ theta
    return float(np.mean(np.logaddexp(0, z) - z * y))


# Learning a boundary

VIEW = (-4.0, 4.0)
EARLIER = (1, 3, 10, 30, 100)
"""Steps after which the boundary is shown too, as it stood then."""

DECISION = """
from chainrule.lab.pictures.logistic import classes_of

X, y = classes_of(data, points)
A = np.column_stack([np.ones(len(X)), X])
theta = fit(A, y, learning_rate, steps, l2)
print("theta", theta, "accuracy", accuracy(y, predict(A, theta)))
print("cost", cross_entropy_from_logits(A @ theta, y) + l2 / 2 * np.sum(theta[1:] ** 2))

x1, x2 = np.meshgrid(np.linspace(-4, 4, 200), np.linspace(-4, 4, 200))
p = sigmoid(theta[0] + theta[1] * x1 + theta[2] * x2)
plt.imshow(p, extent=(-4, 4, -4, 4), origin="lower", cmap="RdBu", vmin=0, vmax=1, alpha=0.6)
for label, color, marker in ((0, "tab:red", "o"), (1, "tab:blue", "D")):
    plt.scatter(*X[y == label].T, s=24, color=color, marker=marker, edgecolors="white")
if theta[2] != 0:
    ends = np.array([-4.0, 4.0])
    plt.plot(ends, boundary(theta, ends), color="black")
plt.axis([-4, 4, -4, 4])
"""


@picture(
    "decision-boundary",
    needs={
        "fit": "logistic-fit",
        "predict": "logistic-fit",
        "accuracy": "logistic-fit",
        "boundary": "logistic-fit",
        "sigmoid": "logistic-sigmoid",
        "cross_entropy_from_logits": "logistic-cross-entropy",
    },
    script=DECISION,
    data=Choice(("mixed", "parted", "pair")),
    points=Rows((), 3, 100, -4, 4),
    learning_rate=Number(0.3, 0.001, 20),
    l2=Number(0.0, 0, 1),
    steps=Whole(30, 0, 300),
)
def decision_boundary(
    functions: Functions,
    *,
    data: str,
    points: tuple[tuple[float, ...], ...],
    learning_rate: float,
    l2: float,
    steps: int,
) -> Frame:
    """What logistic regression has learnt after some steps: probabilities everywhere, and its boundary."""
    X, y = classes_of(data, points)
    A = with_ones(X)

    def learnt(steps: int) -> Array:
        return array("fit", functions.fit(A.copy(), y.copy(), learning_rate, steps, l2), (3,))

    def border(theta: Array) -> Array:
        return array("boundary", functions.boundary(theta.copy(), at.copy()), at.shape)

    theta, at = learnt(steps), np.linspace(*VIEW, 41)
    y_hat = array("predict", functions.predict(A, theta.copy()), y.shape)
    cost = functions.cross_entropy_from_logits(A @ theta, y.copy())
    p = functions.sigmoid(with_ones(places(VIEW, VIEW)) @ theta)
    values = {
        "steps": steps,
        "accuracy": number("accuracy", functions.accuracy(y.copy(), y_hat.astype(np.int64, copy=True))),
        "cost": number("cross_entropy_from_logits", cost) + l2 / 2 * float(np.sum(theta[1:] ** 2)),
        "wrong": int(np.sum(y_hat != y)),
        "theta0": theta[0],
        "theta1": theta[1],
        "theta2": theta[2],
        "size": float(np.hypot(*theta[1:])),
    }
    earlier = [border(learnt(few)) for few in EARLIER if few < steps]
    arrays: dict[str, NDArray[Any]] = {
        "X": X,
        "y": y.astype(np.uint8),
        "y_hat": y_hat,
        "p": array("sigmoid", p, (ROWS**2,)),
        "at": at,
        "border": border(theta),
        "earlier": np.array(earlier).reshape(-1, len(at)),
    }
    return Frame(values, arrays)


def classes_of(data: str, points: tuple[tuple[float, ...], ...] = ()) -> tuple[Array, NDArray[np.int64]]:
    """The points of a data set by its name, with rows (x1, x2, label) after them: X (m, 2) and y (m,)."""
    X, y = _classes(data)
    if not points:
        return X.copy(), y.copy()
    added = np.array(points)
    return np.concatenate([X, added[:, :2]]), np.concatenate([y, (added[:, 2] >= 0.5).astype(np.int64)])


@functools.cache
def _classes(data: str) -> tuple[Array, NDArray[np.int64]]:
    if data == "pair":
        return np.array([[-1.5, -0.5], [1.5, 0.5]]), np.array([0, 1])
    noise = {"mixed": 0.62, "parted": 0.33}[data]
    clouds = make_blobs(50, centers=[[-0.8, 0], [0.8, 0]], noise=noise, seed=4)
    # Long and slanting, so that the boundary must turn: at first it stands across the way from mean to mean.
    spread = 0.9 / noise
    return clouds.X.astype(np.float64) @ [[1, 0], [spread, 1.3 * spread]] + [0.6, 0.1], clouds.y


# A curved boundary

WINDOW = (-1.6, 1.6)

CURVED = """
from chainrule.lab.pictures.logistic import unparted

X, y = unparted(data)
x1, x2 = np.meshgrid(np.linspace(-1.6, 1.6, 150), np.linspace(-1.6, 1.6, 150))
everywhere = np.column_stack([x1.ravel(), x2.ravel()])
fig, axes = plt.subplots(1, 2, figsize=(10, 4.6))
for ax, bend in zip(axes, (lambda X: X, lambda X: np.column_stack([X, quadratic_features(X)]))):
    A, B = (np.column_stack([np.ones(len(Z)), bend(Z)]) for Z in (X, everywhere))
    theta = fit(A, y, learning_rate, steps, l2)
    right = accuracy(y, predict(A, theta))
    print("theta", np.round(theta, 3), "accuracy", right)
    p = sigmoid(B @ theta).reshape(x1.shape)
    ax.imshow(p, extent=(-1.6, 1.6, -1.6, 1.6), origin="lower", cmap="RdBu", vmin=0, vmax=1, alpha=0.6)
    ax.contour(x1, x2, p, levels=[0.5], colors="black")
    for label, color, marker in ((0, "tab:red", "o"), (1, "tab:blue", "D")):
        ax.scatter(*X[y == label].T, s=16, color=color, marker=marker, edgecolors="white")
    ax.set_title(f"{A.shape[1]} columns: {right:.0%} right")
"""


@picture(
    "curved-boundary",
    needs={
        "quadratic_features": "logistic-curved",
        "fit": "logistic-fit",
        "predict": "logistic-fit",
        "accuracy": "logistic-fit",
        "sigmoid": "logistic-sigmoid",
    },
    script=CURVED,
    data=Choice(("circles", "xor", "moons")),
    learning_rate=Number(2.0, 0.001, 20),
    l2=Number(0.0, 0, 1),
    steps=Whole(100, 0, 150),
)
def curved_boundary(functions: Functions, *, data: str, learning_rate: float, l2: float, steps: int) -> Frame:
    """The same points learnt twice: from x1 and x2 alone, and with their squares and product beside them."""
    X, y = unparted(data)
    everywhere = places(WINDOW, WINDOW)

    def quadratic(X: Array) -> Array:
        return array("quadratic_features", functions.quadratic_features(X.copy()), (len(X), 3))

    values: dict[str, Any] = {}
    arrays: dict[str, NDArray[Any]] = {"X": X, "y": y.astype(np.uint8)}
    for name, A, B in (
        ("flat", with_ones(X), with_ones(everywhere)),
        ("bent", with_ones(np.column_stack([X, quadratic(X)])),
         with_ones(np.column_stack([everywhere, quadratic(everywhere)]))),
    ):  # fmt: skip
        theta = array("fit", functions.fit(A.copy(), y.copy(), learning_rate, steps, l2), (A.shape[1],))
        y_hat = array("predict", functions.predict(A, theta.copy()), y.shape)
        answers = y_hat.astype(np.int64, copy=True)
        values[f"accuracy_{name}"] = number("accuracy", functions.accuracy(y.copy(), answers))
        arrays[f"theta_{name}"], arrays[f"y_hat_{name}"] = theta, y_hat
        arrays[f"p_{name}"] = array("sigmoid", functions.sigmoid(B @ theta), (ROWS**2,))
    return Frame(values, arrays)


@functools.cache
def unparted(data: str) -> tuple[Array, NDArray[np.int64]]:
    """Points that no line can part, by their name: X (m, 2) inside the window and y (m,)."""
    if data == "xor":
        xor = make_xor(60, margin=0.12, seed=3)
        return 1.4 * xor.X.astype(np.float64), xor.y
    if data == "moons":
        moons = make_moons(60, noise=0.1, seed=3)
        return 0.9 * (moons.X.astype(np.float64) - [0.5, 0.25]), moons.y
    circles = make_circles(60, noise=0.08, seed=3)
    return 1.2 * circles.X.astype(np.float64), circles.y
