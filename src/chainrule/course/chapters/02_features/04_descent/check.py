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


def plain(X, y, theta, learning_rate, steps):
    """Return what is right."""
    return descend(X, y, theta, steps, lambda now: now - learning_rate * gradient(X, y, now))


@gradient_descent.wrong(
    "history-end-left-zero",
    "the last number of the history is still 0: the last cost is not written there",
    "steps + 1 places need steps + 1 costs: record once more after the last step.",
)
def end_left_zero(X, y, theta, learning_rate, steps):
    theta, history = plain(X, y, theta, learning_rate, steps)
    return theta, [*history[:-1], 0.0]


@gradient_descent.wrong(
    "history-start-left-zero",
    "the first number of the history is 0: the cost at the start is not written there",
    "Record the cost of the first theta before the loop.",
)
def start_left_zero(X, y, theta, learning_rate, steps):
    theta, history = plain(X, y, theta, learning_rate, steps)
    return theta, [0.0, *history[1:]]


@gradient_descent.wrong(
    "history-one-behind",
    "the history lags behind: it records the cost of the errors from before the step",
    "After theta has moved, compute the errors anew, and record their cost.",
)
def one_behind(X, y, theta, learning_rate, steps):
    theta, history = plain(X, y, theta, learning_rate, steps)
    return theta, [history[0], *history[:-1]] if steps else history


@gradient_descent.wrong(
    "history-reversed",
    "the history runs backwards",
    "The cost at the start comes first: append each new cost at the end.",
)
def history_reversed(X, y, theta, learning_rate, steps):
    theta, history = plain(X, y, theta, learning_rate, steps)
    return theta, history[::-1]


@gradient_descent.wrong(
    "history-constant",
    "every number of the history is the cost of the same theta",
    "Compute the cost anew for each new theta, inside the loop.",
)
def history_constant(X, y, theta, learning_rate, steps):
    theta, history = plain(X, y, theta, learning_rate, steps)
    return theta, [history[0]] * (steps + 1)


def recorded(record, first=0):
    """Return a descent whose history is what `record` makes out of each theta on the way."""

    def function(X, y, theta, learning_rate, steps):
        way = [theta]
        for _ in range(steps):
            way.append(way[-1] - learning_rate * gradient(X, y, way[-1]))
        return way[-1], [record(X, y, one) for one in way[first:]]

    return function


for first in (0, 1):
    gradient_descent.wrong(
        "thetas-recorded",
        "the history holds the thetas, not their costs",
        "Record one number for each theta: half the mean squared error there.",
    )(recorded(lambda X, y, theta: theta, first))

for record in (
    lambda X, y, theta: np.mean(X @ theta - y),
    lambda X, y, theta: np.mean(X @ theta - y) / 2,
    lambda X, y, theta: np.mean(np.abs(X @ theta - y)),
    lambda X, y, theta: np.mean(np.abs(X @ theta - y)) / 2,
    lambda X, y, theta: np.mean(X @ theta - y) ** 2 / 2,
):
    gradient_descent.wrong(
        "history-without-squares",
        "the history holds no mean of squared errors",
        "The cost squares each error on its own, and takes half their mean.",
    )(recorded(record))

for record in (
    lambda X, y, theta: np.sqrt(np.mean((X @ theta - y) ** 2)),
    lambda X, y, theta: np.sqrt(np.mean((X @ theta - y) ** 2) / 2),
    lambda X, y, theta: np.linalg.norm(X @ theta - y),
):
    gradient_descent.wrong(
        "history-of-roots",
        "the history holds square roots of the cost",
        "Record half the mean of the squares itself, without a root.",
    )(recorded(record))

gradient_descent.wrong(
    "history-of-slopes",
    "the history holds the length of the gradient, not the cost",
    "Record how wrong theta is, half the mean squared error, and not how steep it is there.",
)(recorded(lambda X, y, theta: np.linalg.norm(gradient(X, y, theta))))


@gradient_descent.wrong(
    "all-thetas-returned",
    "all thetas on the way come back, not the last one alone",
    "Return the theta after the last step, and the costs as the history.",
)
def all_thetas(X, y, theta, learning_rate, steps):
    way = recorded(lambda X, y, theta: theta)(X, y, theta, learning_rate, steps)[1]
    return np.array(way), plain(X, y, theta, learning_rate, steps)[1]


def single(choose):
    """Return a descent whose step number t looks only at the example choose(t, m)."""

    def function(X, y, theta, learning_rate, steps):
        history = [cost(X, y, theta)]
        for t in range(steps):
            i = choose(t, len(y))
            theta = theta - learning_rate * (X[i] @ theta - y[i]) * X[i]
            history.append(cost(X, y, theta))
        return theta, history

    return function


def seeded(seed, old):
    """Return a descent that draws one example a step out of a generator of its own."""

    def function(X, y, theta, learning_rate, steps):
        rng = np.random.RandomState(seed) if old else np.random.default_rng(seed)
        draw = rng.randint if old else rng.integers
        return single(lambda t, m: draw(m))(X, y, theta, learning_rate, steps)

    return function


for one_a_step in (
    single(lambda t, m: t % m),
    single(lambda t, m: -1),
    single(lambda t, m: 0),
    *(seeded(seed, old) for seed in (0, 1, 42) for old in (False, True)),
):
    gradient_descent.wrong(
        "one-example-a-step",
        "every step looks at a single example, not at all of them",
        "The gradient of the cost is the mean over all examples: use all of them in each step.",
    )(one_a_step)


def walk_through(each):
    """Return a descent in which theta moves after every example, and a step is once through all of them."""

    def function(X, y, theta, learning_rate, steps):
        def move(now):
            for row, true in zip(X, y, strict=True):
                now = now - learning_rate * (row @ now - true) * row / (len(y) if each else 1)
            return now

        return descend(X, y, theta, steps, move)

    return function


for each in (False, True):
    gradient_descent.wrong(
        "moves-after-each-example",
        "theta moves after each example, many times in one step",
        "Add up the slopes of all examples at the same theta first; then move once.",
    )(walk_through(each))


def of_length_one(slopes):
    return slopes / np.linalg.norm(slopes)


def by_slopes(change):
    """Return a descent whose steps are the learning rate times what `change` makes out of the slopes."""
    return lambda X, y, theta, learning_rate, steps: descend(
        X, y, theta, steps, lambda now: now - learning_rate * change(gradient(X, y, now))
    )


gradient_descent.wrong(
    "unit-length",
    "the gradient is brought to length 1 before each step",
    "Near the bottom the slopes get small, and the steps shall get short with them: leave their length.",
)(by_slopes(of_length_one))

for direction in (np.sign, lambda g: np.where(g > 0, 1, -1), lambda g: np.where(g < 0, -1, 1)):
    gradient_descent.wrong(
        "signs-of-slopes",
        "only the signs of the slopes count, so all steps are equally long",
        "A step is the learning rate times the slope itself: steep means far.",
    )(by_slopes(direction))

for clipped in (lambda g: np.clip(g, -1, 1), lambda g: g / max(1.0, np.linalg.norm(g))):
    gradient_descent.wrong(
        "slopes-clipped",
        "large slopes are cut off",
        "Take the gradient as it is; the learning rate alone says how long the steps are.",
    )(by_slopes(clipped))

gradient_descent.wrong(
    "steps-half-as-long",
    "the steps are half as long as they should be",
    "The half in the cost is used up by the 2 of the square's derivative: none is left in the gradient.",
)(by_slopes(lambda g: g / 2))


@gradient_descent.wrong(
    "sum-of-squares-descended",
    "the steps are 2m times too long: the slopes are those of the sum of the squares",
    "The cost is half the mean of the squares: divide by m, and the 2 has gone.",
)
def of_the_sum(X, y, theta, learning_rate, steps):
    return by_slopes(lambda g: 2 * len(y) * g)(X, y, theta, learning_rate, steps)


@gradient_descent.wrong(
    "features-for-examples",
    "the sum over the examples is divided by the number of features",
    "The mean runs over the m examples: m is the number of rows, len(y).",
)
def by_features(X, y, theta, learning_rate, steps):
    return by_slopes(lambda g: g * len(y) / len(theta))(X, y, theta, learning_rate, steps)


@gradient_descent.wrong(
    "mean-of-each",
    "the mean error is multiplied by the mean of each feature",
    "Multiply each error by its own features first; take the mean of the products after that.",
)
def means_multiplied(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * X.mean(axis=0) * np.mean(X @ now - y))


@gradient_descent.wrong(
    "squared-errors",
    "the errors in the slopes are squared: that is the cost, not its slope",
    "The derivative of error² / 2 is the error itself, times the feature.",
)
def squared_errors(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * X.T @ (X @ now - y) ** 2 / len(y))


@gradient_descent.wrong(
    "absolute-errors",
    "the errors in the slopes have lost their signs",
    "Keep the sign of ŷ - y: it says in which direction to go.",
)
def absolute_errors(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * X.T @ np.abs(X @ now - y) / len(y))


@gradient_descent.wrong(
    "signs-of-errors",
    "only the signs of the errors count in the slopes, not their sizes",
    "That is the descent for absolute errors. For squares the error itself comes in.",
)
def signs_of_errors(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * X.T @ np.sign(X @ now - y) / len(y))


@gradient_descent.wrong(
    "cost-for-slopes",
    "the cost is subtracted from theta, not its gradient",
    "The cost says how wrong theta is; its slope says in which direction it gets better.",
)
def cost_for_slopes(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * cost(X, y, now))


@gradient_descent.wrong(
    "newton-step",
    "every step leads towards the lowest point itself, not down the slope",
    "The step is the learning rate times the gradient; no matrix is inverted.",
)
def newton(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: now - learning_rate * np.linalg.pinv(X) @ (X @ now - y))


def with_rate(rate):
    """Return a descent whose learning rate is rate(given, t) in step number t, counted from 0."""

    def function(X, y, theta, learning_rate, steps):
        history = [cost(X, y, theta)]
        for t in range(steps):
            theta = theta - rate(learning_rate, t) * gradient(X, y, theta)
            history.append(cost(X, y, theta))
        return theta, history

    return function


for rate in (
    lambda given, t: given / (t + 1),
    lambda given, t: given / (t + 2),
    lambda given, t: given / np.sqrt(t + 1),
    lambda given, t: given * (t + 1),
    lambda given, t: given ** (t + 1),
    *(lambda given, t, k=k: given * k**t for k in (0.5, 0.9, 0.95, 0.99, 0.999)),
    *(lambda given, t, k=k: given / (1 + k * t) for k in (0.5, 0.1, 0.01, 0.001)),
):
    gradient_descent.wrong(
        "rate-changes",
        "the learning rate changes from step to step",
        "Use the learning rate as it is given in every step: the slopes get smaller by themselves.",
    )(with_rate(rate))


def with_momentum(share, fresh):
    """Return a descent that keeps `share` of the last movement and adds `fresh` times the gradient."""

    def function(X, y, theta, learning_rate, steps):
        history, speed = [cost(X, y, theta)], np.zeros(len(theta))
        for _ in range(steps):
            speed = share * speed + fresh * gradient(X, y, theta)
            theta = theta - learning_rate * speed
            history.append(cost(X, y, theta))
        return theta, history

    return function


for share, fresh in ((0.9, 1.0), (0.9, 0.1), (0.5, 1.0), (0.5, 0.5), (0.99, 1.0), (1.0, 1.0)):
    gradient_descent.wrong(
        "momentum",
        "the movement of earlier steps goes on in later ones",
        "Each step is the learning rate times the gradient at the present theta, and nothing else.",
    )(with_momentum(share, fresh))


for make in (np.zeros, np.ones):
    gradient_descent.wrong(
        "start-ignored",
        "the descent does not start from the theta that was given",
        "Begin with theta itself: the caller says where to start.",
    )(lambda X, y, theta, learning_rate, steps, make=make: plain(X, y, make(len(theta)), learning_rate, steps))


@gradient_descent.wrong(
    "one-component-a-step",
    "each step moves one component only, the next step the next one",
    "In every step all components move together, along the whole gradient.",
)
def one_component_a_step(X, y, theta, learning_rate, steps):
    history = [cost(X, y, theta)]
    for t in range(steps):
        mask = np.arange(len(theta)) == t % len(theta)
        theta = theta - learning_rate * mask * gradient(X, y, theta)
        history.append(cost(X, y, theta))
    return theta, history


@gradient_descent.wrong(
    "bias-moved-first",
    "the slopes of the weights are taken after the bias has moved",
    "Compute all slopes from the same old theta first; then move all components together.",
)
def bias_moved_first(X, y, theta, learning_rate, steps):
    first = np.arange(len(theta)) == 0

    def move(now):
        now = now - learning_rate * first * gradient(X, y, now)
        return now - learning_rate * ~first * gradient(X, y, now)

    return descend(X, y, theta, steps, move)


@gradient_descent.wrong(
    "weights-moved-first",
    "the slope of the bias is taken after the weights have moved",
    "Compute all slopes from the same old theta first; then move all components together.",
)
def weights_moved_first(X, y, theta, learning_rate, steps):
    first = np.arange(len(theta)) == 0

    def move(now):
        now = now - learning_rate * ~first * gradient(X, y, now)
        return now - learning_rate * first * gradient(X, y, now)

    return descend(X, y, theta, steps, move)


@gradient_descent.wrong(
    "theta-shrinks",
    "theta is multiplied by the learning rate too, so it shrinks in each step",
    "Only the gradient is multiplied by the learning rate; theta itself stays whole.",
)
def theta_shrinks(X, y, theta, learning_rate, steps):
    return descend(X, y, theta, steps, lambda now: learning_rate * (now - gradient(X, y, now)))


@gradient_descent.wrong(
    "last-change-returned",
    "what comes back is the last change of theta, not theta",
    "Start from theta, subtract the change, and return where that leads.",
)
def last_change(X, y, theta, learning_rate, steps):
    theta, history = plain(X, y, theta, learning_rate, steps)
    return gradient(X, y, theta), history


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
