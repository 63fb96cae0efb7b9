"""Cost and gradient of many features, and the two sheets."""

import numpy as np

from chainrule.course.checking import Check, case

cost = Check("cost")
gradient = Check("gradient")
sheet_cost = Check("sheet_cost")
sheet_step = Check("sheet_step")

SIZES = ((5, 3), (7, 4), (4, 6), (11, 2), (4, 4))


def problem(rng, m, n):
    """Return X with its ones, y and theta for m examples and n columns."""
    return np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))]), rng.normal(size=m), rng.normal(size=n)


def four_points():
    """Return the points (0, 1), (1, 3), (2, 6), (4, 8) with the line 1 + 2x."""
    X = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 4.0]])
    return X, np.array([1.0, 3.0, 6.0, 8.0]), np.array([1.0, 2.0])


@cost.cases
@gradient.cases
@sheet_cost.cases
def several_sizes(rng):
    yield case(*four_points())
    for m, n in SIZES:
        yield case(*problem(rng, m, n))


@cost.cases
@gradient.cases
@sheet_cost.cases
def edges(rng):
    yield case(*problem(rng, 1, 3), about="with a single example")
    yield case(*problem(rng, 6, 1), about="with the bias alone")
    X, _, theta = problem(rng, 5, 3)
    yield case(X, X @ theta, theta, about="when every prediction is right")


@sheet_step.cases
def steps(rng):
    yield case(*four_points(), 0.2)
    for m, n in SIZES:
        yield case(*problem(rng, m, n), rng.uniform(0.1, 0.9))
    yield case(*problem(rng, 6, 1), 0.5, about="with the bias alone")
    yield case(*problem(rng, 5, 3), 0.0, about="with a learning rate of 0")


@cost.quick_on
@gradient.quick_on
def many_examples(rng):
    yield case(*problem(rng, 20_000, 5))


gradient.is_gradient_of("cost", 2)


@cost.wrong(
    "square-forgotten",
    "the errors are not squared, so too high and too low cancel out",
    "Square each error before they are added: a miss upwards and one downwards must both count.",
)
@sheet_cost.wrong(
    "square-forgotten",
    "the errors are still not squared: too high and too low cancel out",
    "A cost must not reward predictions for being too low: look at what becomes of a negative error.",
)
def without_square(X, y, theta):
    return np.mean(X @ theta - y) / 2


@cost.wrong(
    "square-after-mean",
    "the mean is taken first and squared then",
    "Square each error on its own; only then take the mean, or misses in both directions cancel out.",
)
def square_of_mean(X, y, theta):
    return np.mean(X @ theta - y) ** 2 / 2


@sheet_cost.wrong(
    "square-after-sum",
    "the sum of the errors is squared, not each error",
    "Square each error before the sum: in the sum, misses in both directions have cancelled out.",
)
def square_of_sum(X, y, theta):
    return np.sum(X @ theta - y) ** 2 / (2 * len(y))


@cost.wrong(
    "absolute-errors",
    "the errors have lost their signs, but they are not squared",
    "This cost squares the errors: a miss of 2 costs four times as much as a miss of 1.",
)
@sheet_cost.wrong(
    "absolute-errors",
    "the errors have lost their signs, but they are not squared",
    "This cost squares the errors: a miss of 2 costs four times as much as a miss of 1.",
)
def absolute(X, y, theta):
    return np.mean(np.abs(X @ theta - y)) / 2


@cost.wrong(
    "squared-apart",
    "prediction and true value are squared before they are compared",
    "Take the difference first and square it: ŷ² - y² is not (ŷ - y)².",
)
def squared_apart(X, y, theta):
    return np.mean((X @ theta) ** 2 - y**2) / 2


@cost.wrong(
    "y-inside-the-hypothesis",
    "y is subtracted from the features, not from the prediction",
    "Close the parenthesis earlier: predict first, then compare the prediction with y.",
)
def y_inside(X, y, theta):
    return np.mean(((X - y[:, np.newaxis]) @ theta) ** 2) / 2


@cost.wrong(
    "table-of-errors",
    "every prediction is compared with every y: the errors are an m×m table",
    "Predictions (m, 1) and y (m,) spread to (m, m): give both the shape (m,).",
)
def table(X, y, theta):
    return np.mean(((X @ theta)[:, np.newaxis] - y) ** 2) / 2


@cost.wrong(
    "not-averaged",
    "there is a cost for each example, but no mean over them",
    "The cost is a single number: add up the squares, and divide by the number of examples.",
)
def each(X, y, theta):
    return (X @ theta - y) ** 2 / 2


@cost.wrong(
    "bias-forgotten",
    "the bias is missing from the predictions",
    "The column of ones carries the bias: let it take part, with theta[0].",
)
def without_bias(X, y, theta):
    return np.mean((X[:, 1:] @ theta[1:] - y) ** 2) / 2


@gradient.wrong(
    "x-forgotten",
    "the errors are not multiplied by the features",
    "Each theta is multiplied by its own feature, so the chain rule brings that feature along.",
)
def without_x(X, y, theta):
    return np.mean(X @ theta - y)


@gradient.wrong(
    "x-not-transposed",
    "X is not transposed: its n columns meet the m errors",
    "The sum runs over the examples, so they must be the inner size: (n, m) times (m,).",
)
def not_transposed(X, y, theta):
    return X @ (X @ theta - y) / len(y)


@gradient.wrong(
    "errors-along-rows",
    "the errors are lined up with the columns of X, not with its rows",
    "Each row belongs to one error: let the errors stand upright, as (m, 1), or use a matrix product.",
)
def errors_along_rows(X, y, theta):
    return ((X @ theta - y) * X).mean(axis=0)


@gradient.wrong(
    "table-of-errors",
    "every prediction is compared with every y: the errors are an m×m table",
    "Predictions (m, 1) and y (m,) spread to (m, m): give both the shape (m,).",
)
def slopes_of_table(X, y, theta):
    return X.T @ ((X @ theta)[:, np.newaxis] - y) / len(y)


@gradient.wrong(
    "examples-not-added",
    "the slopes of the single examples are not added up",
    "The cost is a mean over the examples, and so is its slope: add down the columns.",
)
def not_added(X, y, theta):
    return X * (X @ theta - y)[:, np.newaxis] / len(y)


@gradient.wrong(
    "summed-to-one",
    "the slopes of all features are added up to a single number",
    "Add over the examples only: there is a slope for every entry of theta.",
)
def one_number(X, y, theta):
    return np.sum(X * (X @ theta - y)[:, np.newaxis]) / len(y)


@gradient.wrong(
    "averaged-over-features",
    "the mean is taken along the rows, over the features",
    "Take it over the examples, down the columns: what is left has one slope for each feature.",
)
def along_rows(X, y, theta):
    return np.mean(X * (X @ theta - y)[:, np.newaxis], axis=1)


@gradient.wrong(
    "bias-left-out",
    "the slope for the bias is left out",
    "The bias is an entry of theta too; its feature is the column of ones.",
)
def without_bias_slope(X, y, theta):
    return X[:, 1:].T @ (X @ theta - y) / len(y)


@gradient.wrong(
    "bias-held-fast",
    "the slope for the bias is set to 0, so the bias would never learn",
    "Treat column 0 like the others: its slope is the mean of the errors.",
)
def bias_held_fast(X, y, theta):
    slopes = X.T @ (X @ theta - y) / len(y)
    slopes[0] = 0
    return slopes


@gradient.wrong(
    "squared-errors",
    "the errors are squared: that is the cost, not its slope",
    "The derivative of error² / 2 is the error itself, times what multiplies the parameter.",
)
def squared(X, y, theta):
    return X.T @ (X @ theta - y) ** 2 / len(y)


@gradient.wrong(
    "mean-of-each",
    "the mean of a product is not the product of the means",
    "Multiply each error by its own features first; take the mean of the products after that.",
)
def product_of_means(X, y, theta):
    return X.mean(axis=0) * (X @ theta - y).mean()


@gradient.wrong(
    "step-taken",
    "this is the new theta after a step, not the gradient",
    "Return the slopes alone: the step is taken by whoever asked for them.",
)
def stepped(X, y, theta):
    return theta - X.T @ (X @ theta - y) / len(y)


@sheet_step.wrong(
    "mean-twice",
    "the step is divided by m twice",
    "The slopes are a mean already: follow 1/m through the lines, it may appear once.",
)
def mean_twice(X, y, theta, learning_rate):
    return theta - learning_rate * (X.T @ (X @ theta - y)) / len(y) ** 2


@sheet_step.wrong(
    "mean-nowhere",
    "now the step is not divided by m at all: it grows with the number of examples",
    "The slopes are a mean over the examples: 1/m belongs there once, and only once.",
)
def mean_nowhere(X, y, theta, learning_rate):
    return theta - learning_rate * (X.T @ (X @ theta - y))


@sheet_step.wrong(
    "uphill",
    "the step goes uphill",
    "The gradient points to where the cost grows: subtract it.",
)
def uphill(X, y, theta, learning_rate):
    return theta + learning_rate * (X.T @ (X @ theta - y)) / len(y)


@sheet_step.wrong(
    "change-only",
    "this is the change, not the new theta",
    "Start from theta and add the change to it.",
)
def change(X, y, theta, learning_rate):
    return -learning_rate * (X.T @ (X @ theta - y)) / len(y)


@sheet_step.wrong(
    "x-forgotten",
    "every theta moves by the same amount: the features are missing from the slopes",
    "The slopes were right as they stood: each error times the features of its example.",
)
def step_without_x(X, y, theta, learning_rate):
    return theta - learning_rate * np.mean(X @ theta - y)
