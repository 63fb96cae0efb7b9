"""Gradient descent for many features."""

import numpy as np

from chainrule.course.checking import Check, case

gradient_descent = Check("gradient_descent", results=("theta", "history"))


def problem(rng, m, n):
    """Return X with its ones, y and a theta to start from, for m examples and n columns."""
    return np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))]), rng.normal(size=m), rng.normal(size=n)


@gradient_descent.cases
def several_sizes(rng):
    yield case(np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([-4.0, 12.0]), np.array([0.0, 0.0]), 0.5, 2)
    X = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 4.0]])
    yield case(X, np.array([1.0, 3.0, 6.0, 8.0]), np.array([1.0, 2.0]), 0.2, 2)
    for (m, n), steps in zip(((5, 3), (7, 4), (4, 6), (11, 2), (4, 4)), (3, 5, 2, 7, 4), strict=True):
        yield case(*problem(rng, m, n), rng.uniform(0.05, 0.3), steps)


@gradient_descent.cases
def edges(rng):
    yield case(*problem(rng, 6, 3), 0.1, 0, about="with no step at all")
    yield case(*problem(rng, 6, 3), 0.1, 1, about="with a single step")
    yield case(*problem(rng, 5, 1), 0.5, 3, about="with the bias alone")
    yield case(*problem(rng, 1, 3), 0.1, 3, about="with a single example")


def cost(X, y, theta):
    """Return half the mean squared error."""
    return np.mean((X @ theta - y) ** 2) / 2


def gradient(X, y, theta):
    """Return its slopes."""
    return X.T @ (X @ theta - y) / len(y)


def descend(X, y, theta, steps, move):
    """Return where `move` leads from theta, and the history of the cost on the way."""
    history = [cost(X, y, theta)]
    for _ in range(steps):
        theta = move(theta)
        history.append(cost(X, y, theta))
    return theta, history


@gradient_descent.wrong(
    "uphill",
    "the steps go uphill",
    "The gradient points to where the cost grows: subtract it.",
)
def uphill(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now + learning_rate * gradient(X, y, now))


@gradient_descent.wrong(
    "mean-forgotten",
    "the steps are m times too long",
    "The gradient is the mean over the examples: divide the sum by their number.",
)
def sum_for_mean(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * len(y) * gradient(X, y, now))


@gradient_descent.wrong(
    "mean-twice",
    "the steps are m times too short",
    "1/m belongs in the gradient once; it is not needed again where theta moves.",
)
def mean_twice(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * gradient(X, y, now) / len(y))


@gradient_descent.wrong(
    "steps-twice-as-long",
    "the steps are twice as long as they should be",
    "The half in the cost cancels the 2 of the square's derivative: no 2 is left in the gradient.",
)
def twice(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * 2 * gradient(X, y, now))


@gradient_descent.wrong(
    "errors-not-renewed",
    "every step uses the gradient of the first theta",
    "The ground slopes differently after each step: compute the errors anew inside the loop.",
)
def old_gradient(X, y, theta, learning_rate, steps):
    slopes = gradient(X, y, theta)
    return descend(X, y, theta, steps, lambda now: now - learning_rate * slopes)


@gradient_descent.wrong(
    "theta-not-carried-forward",
    "every step starts from the first theta again",
    "The next step must begin where the last one ended: give the new theta to the next round.",
)
def from_the_start(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: theta - learning_rate * gradient(X, y, theta))


@gradient_descent.wrong(
    "one-component-at-a-time",
    "the slopes of later components are taken after earlier ones have moved",
    "Compute all slopes from the same old theta first; then move all components together.",
)
def one_at_a_time(X, y, theta, learning_rate, steps):
    def move(now):
        now = now.copy()
        for j in range(len(now)):
            now[j] -= learning_rate * np.mean((X @ now - y) * X[:, j])
        return now

    return descend(X, y, theta, steps, move)


@gradient_descent.wrong(
    "bias-held-fast",
    "the bias never moves",
    "theta[0] learns like the others: its feature is the column of ones.",
)
def bias_held_fast(X, y, theta, learning_rate, steps):
    free = np.arange(len(theta)) > 0
    return descend(X, y, theta, steps, lambda now: now - learning_rate * free * gradient(X, y, now))


@gradient_descent.wrong(
    "x-forgotten",
    "all components move by the same amount: the features are missing from the slopes",
    "Each slope is the mean of error times its own feature: X.T lines them up.",
)
def without_x(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * np.mean(X @ now - y))


@gradient_descent.wrong(
    "history-without-start",
    "the history lacks the cost before the first step",
    "Record the cost once before the loop: the history has steps + 1 numbers.",
)
def without_start(X, y, theta, learning_rate, steps):
    theta, history = descend(X, y, theta, steps, lambda now: now - learning_rate * gradient(X, y, now))
    return theta, history[1:]


@gradient_descent.wrong(
    "history-without-end",
    "the history lacks the cost after the last step",
    "Record the cost after each step too: the history has steps + 1 numbers.",
)
def without_end(X, y, theta, learning_rate, steps):
    theta, history = descend(X, y, theta, steps, lambda now: now - learning_rate * gradient(X, y, now))
    return theta, history[:-1]


@gradient_descent.wrong(
    "history-of-one",
    "the history holds the last cost only",
    "Make the list once, before the loop, and append to it in each round.",
)
def history_of_one(X, y, theta, learning_rate, steps):
    theta, history = descend(X, y, theta, steps, lambda now: now - learning_rate * gradient(X, y, now))
    return theta, history[-1:]


@gradient_descent.wrong(
    "one-step-missing",
    "one step too few is taken",
    "range(steps) gives that many rounds; range(1, steps) gives one fewer.",
)
def one_too_few(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps - 1, lambda now: now - learning_rate * gradient(X, y, now))


@gradient_descent.wrong(
    "one-step-too-many",
    "one step too many is taken",
    "range(steps) gives that many rounds; the cost at the start is recorded without a step.",
)
def one_too_many(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps + 1, lambda now: now - learning_rate * gradient(X, y, now))


@gradient_descent.wrong(
    "history-before-the-last-step",
    "one step more is taken than the history shows",
    "The last number of the history is the cost of the theta that is returned: stop after recording it.",
)
def last_unrecorded(X, y, theta, learning_rate, steps):
    theta, history = descend(X, y, theta, steps + 1, lambda now: now - learning_rate * gradient(X, y, now))
    return theta, history[:-1]


@gradient_descent.wrong(
    "returned-too-early",
    "the function returns after the first step",
    "The return stands inside the loop: move it to the left, so that all steps are taken.",
)
def after_one(X, y, theta, learning_rate, steps):
    if steps == 0:
        return None
    return descend(X, y, theta, 1, lambda now: now - learning_rate * gradient(X, y, now))


@gradient_descent.wrong(
    "history-not-returned",
    "theta comes back alone, without the history",
    "Return both, theta first and then the history.",
)
def theta_alone(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * gradient(X, y, now))[0]


def settled():
    """Return a problem, where to start, and theta at the bottom."""
    X, _, start = problem(np.random.default_rng(3), 12, 3)
    y = X @ np.array([3.0, -2.0, 1.0]) + np.linspace(-1, 1, 12)
    return X, y, start, np.linalg.lstsq(X, y, rcond=None)[0]


@gradient_descent.must(
    "goes-all-the-way",
    "stops before all steps are taken",
    "Take every step that was asked for, also when the cost hardly changes any more.",
)
def goes_all_the_way(learner):
    X, y, start, _ = settled()
    _, history = learner(X, y, start, 0.3, 3000)
    return len(history) == 3001 or f"3000 steps were asked for, the history holds {len(history)} numbers"


@gradient_descent.must(
    "reaches-the-bottom",
    "does not come to rest at the bottom",
    "Each step must follow the slope at the present theta, to the end.",
)
def reaches_the_bottom(learner):
    X, y, start, bottom = settled()
    theta, _ = learner(X, y, start, 0.3, 3000)
    away = np.abs(np.asarray(theta) - bottom).max()
    return bool(away < 1e-6) or f"after 3000 steps theta is {away:.2g} away from the least cost"
