"""The gradient of the cross-entropy, and gradients by central differences."""

import numpy as np

from chainrule.course.checking import Check, case


def draw(rng, m, n):
    """A table with its column of ones, labels, and a theta."""
    X = np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))])
    y = rng.permutation(np.arange(m) % 2)
    return X, y, rng.normal(size=n)


def _sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


gradient = Check("gradient")


@gradient.cases
def several_sizes(rng):
    X = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 4.0]])
    yield case(X, np.array([0, 0, 1, 1]), np.array([0.0, 0.0]))
    for m, n in ((5, 3), (9, 4), (7, 2)):
        yield case(*draw(rng, m, n))
    X, y, theta = draw(rng, 6, 5)
    yield case(X, y.astype(float), theta)


@gradient.cases
def edges(rng):
    yield case(np.array([[1.0, 2.0, -1.0]]), np.array([1]), np.array([0.5, 0.25, -0.5]))


@gradient.cases
def large_scores(rng):
    X, y, _ = draw(rng, 4, 2)
    yield case(
        X * [1, 3000],
        y,
        np.array([0.0, 1.0]),
        extreme=True,
        about="with scores near 1000 and -1000",
        mend="Use the sigmoid whose exponent is never positive, as you wrote it in the first exercise.",
    )


@gradient.quick_on
def many_examples(rng):
    yield case(*draw(rng, 20_000, 5))


@gradient.wrong(
    "slope-left-in",
    "the sigmoid's slope p(1 - p) is still in it: that is the gradient of the squared error",
    "The derivative of the logarithm cancels p(1 - p): only the error p - y is left.",
)
def with_slope(X, y, theta):
    p = _sigmoid(X @ theta)
    return X.T @ ((p - y) * p * (1 - p)) / len(y)


@gradient.wrong(
    "sigmoid-forgotten",
    "the errors are those of the scores: the sigmoid is missing",
    "The error is p - y, and p is the sigmoid of the score.",
)
def linear(X, y, theta):
    return X.T @ (X @ theta - y) / len(y)


@gradient.wrong(
    "summed-over-everything",
    "the scores of all rows are summed into one",
    "Each example has a score of its own: sum over the features, not over the rows.",
)
def one_score(X, y, theta):
    return X.T @ (_sigmoid(np.sum(X * theta)) - y) / len(y)


@gradient.wrong(
    "x-forgotten",
    "the factor X is missing: this is the mean error alone",
    "Each weight is multiplied by its own input, so the chain rule brings that input along.",
)
def without_x(X, y, theta):
    return np.mean(_sigmoid(X @ theta) - y)


@gradient.wrong(
    "x-forgotten-everywhere",
    "every component is the mean error: the factor X is missing",
    "Each weight is multiplied by its own input, so the chain rule brings that input along.",
)
def without_x_for_each(X, y, theta):
    return np.full(len(theta), np.mean(_sigmoid(X @ theta) - y))


@gradient.wrong(
    "not-summed",
    "this is a table with a row for each example: the mean over the examples is missing",
    "Average error times input over the rows: one number for each component of theta is left.",
)
def table(X, y, theta):
    return (_sigmoid(X @ theta) - y)[:, np.newaxis] * X


@gradient.wrong(
    "mean-of-each",
    "the mean of a product is not the product of the means",
    "Multiply each error by its own row first; take the mean after that.",
)
def product_of_means(X, y, theta):
    return np.mean(_sigmoid(X @ theta) - y) * X.mean(axis=0)


@gradient.wrong(
    "divided-by-n",
    "the sum is divided by the number of features",
    "The mean is over the examples: divide by m, the number of rows.",
)
def over_features(X, y, theta):
    return X.T @ (_sigmoid(X @ theta) - y) / len(theta)


@gradient.wrong(
    "answers-for-probabilities",
    "the errors are those of the answers 0 and 1, as in the perceptron",
    "Keep the probability itself in the error: also a right answer may be more or less sure.",
)
def perceptron(X, y, theta):
    return X.T @ ((X @ theta >= 0) - y) / len(y)


@gradient.wrong(
    "sign-of-z",
    "the sigmoid is turned round: a high score gives a low probability",
    "p is 1 / (1 + e^-z): mind the minus in the exponent.",
)
def turned_round(X, y, theta):
    return X.T @ (_sigmoid(-X @ theta) - y) / len(y)


@gradient.wrong(
    "squared-errors",
    "the errors are squared, and have lost their signs",
    "The gradient of the cross-entropy has the error itself in it, p - y.",
)
def squared(X, y, theta):
    return X.T @ (_sigmoid(X @ theta) - y) ** 2 / len(y)


@gradient.wrong(
    "absolute-errors",
    "the errors have lost their signs",
    "Keep the sign of p - y: it says in which direction the probability is wrong.",
)
def absolute(X, y, theta):
    return X.T @ np.abs(_sigmoid(X @ theta) - y) / len(y)


def parabola(theta):
    return theta[0] ** 2 + 3 * theta[1]


def sum_of_cubes(theta):
    return sum(component**3 for component in theta)


def waves(theta):
    return np.sum(np.sin(theta) * np.arange(1, len(theta) + 1)) + theta[0] * theta[-1] ** 2


def surprise(theta):
    rows = np.array([[1.0, 0.5, -1.0], [1.0, -2.0, 0.0], [1.0, 1.0, 2.0], [1.0, 0.0, 1.5]])
    z = rows @ theta
    return np.mean(np.logaddexp(0, z) - z * np.array([0, 1, 1, 0]))


numeric_gradient = Check("numeric_gradient")


@numeric_gradient.cases
def several_functions(rng):
    yield case(parabola, np.array([2.0, 1.0]), 0.5)
    yield case(sum_of_cubes, np.array([1.0, -2.0, 3.0]), 0.5)
    yield case(waves, rng.normal(size=5), 0.25)
    yield case(surprise, rng.normal(size=3), 0.01)
    yield case(waves, rng.normal(size=2), 0.001)


@numeric_gradient.cases
def edges_of_trying(rng):
    yield case(sum_of_cubes, np.array([2.0]), 0.1)


@numeric_gradient.wrong(
    "one-sided",
    "this is one-sided: it compares theta + h with theta itself",
    "Go h to both sides and divide by 2h: the error then shrinks with h², not with h.",
)
def forward(f, theta, h):
    return np.array([(f(theta + step) - f(theta)) / h for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "one-sided-below",
    "this is one-sided: it compares theta itself with theta - h",
    "Go h to both sides and divide by 2h: the error then shrinks with h², not with h.",
)
def backward(f, theta, h):
    return np.array([(f(theta) - f(theta - step)) / h for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "all-at-once",
    "all components are moved at once, so their slopes are added up",
    "Move one component of theta at a time, and leave the others where they are.",
)
def together(f, theta, h):
    return (f(theta + h) - f(theta - h)) / (2 * h)


@numeric_gradient.wrong(
    "all-at-once-in-each",
    "every component is the sum of all slopes: all of theta is moved at once",
    "Move one component of theta at a time, and leave the others where they are.",
)
def together_in_each(f, theta, h):
    return np.full(len(theta), (f(theta + h) - f(theta - h)) / (2 * h))


@numeric_gradient.wrong(
    "not-put-back",
    "components that have had their turn stay moved by -h",
    "Start every component from the theta that was given: copy it anew, or put the old value back.",
)
def stays_below(f, theta, h):
    moved = np.array(theta, dtype=float)
    slopes = []
    for j in range(len(moved)):
        moved[j] = theta[j] + h
        above = f(moved)
        moved[j] = theta[j] - h
        slopes.append((above - f(moved)) / (2 * h))
    return np.array(slopes)


@numeric_gradient.wrong(
    "stays-above",
    "components that have had their turn stay moved by +h",
    "Start every component from the theta that was given: copy it anew, or put the old value back.",
)
def stays_above(f, theta, h):
    moved = np.array(theta, dtype=float)
    slopes = []
    for j in range(len(moved)):
        moved[j] = theta[j] - h
        below = f(moved)
        moved[j] = theta[j] + h
        slopes.append((f(moved) - below) / (2 * h))
    return np.array(slopes)


@numeric_gradient.wrong(
    "from-the-moved-place",
    "the second point is h below the first: it ends at theta itself, not at theta - h",
    "From theta + h it is 2h down to theta - h; better start both from the theta that was given.",
)
def half_way(f, theta, h):
    return np.array([(f(theta + step) - f(theta)) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "times-h",
    "the difference is halved and then multiplied by h",
    "Write (2 * h) in brackets: / 2 * h divides by 2 and multiplies by h.",
)
def times_h(f, theta, h):
    return np.array([(f(theta + step) - f(theta - step)) / 2 * h for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "brackets-forgotten",
    "only the second value is divided by 2h",
    "Put the difference of the two values in brackets before you divide it.",
)
def no_brackets(f, theta, h):
    return np.array([f(theta + step) - f(theta - step) / (2 * h) for step in h * np.eye(len(theta))])


@numeric_gradient.wrong(
    "not-divided",
    "this is how much f changes, not how steep it is",
    "A slope is a change divided by the way: from theta - h to theta + h that is 2h.",
)
def differences(f, theta, h):
    return np.array([f(theta + step) - f(theta - step) for step in h * np.eye(len(theta))])
