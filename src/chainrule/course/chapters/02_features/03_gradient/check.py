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


def root_of_mean(X, y, theta):
    return np.sqrt(np.mean((X @ theta - y) ** 2))


def root_of_sum(X, y, theta):
    return np.linalg.norm(X @ theta - y)


def root_of_sum_averaged(X, y, theta):
    return np.linalg.norm(X @ theta - y) / len(y)


for root in (root_of_mean, root_of_sum, root_of_sum_averaged):
    cost.wrong(
        "root-taken",
        "there is a square root: that is the length of the errors, not their squares",
        "Take the root away: the cost is half the mean of the squares themselves.",
    )(root)
    sheet_cost.wrong(
        "root-taken",
        "there is a square root: that is the length of the errors, not their squares",
        "Take the root away: the cost is half the mean of the squares themselves.",
    )(root)


@cost.wrong(
    "absolute-of-the-mean",
    "the signs are taken away after the mean, when misses have cancelled out",
    "Square each error on its own, before any mean: no miss may pay for another.",
)
@sheet_cost.wrong(
    "absolute-of-the-mean",
    "the sign is taken away after the sum, when misses have cancelled out",
    "Square each error on its own, before the sum: no miss may pay for another.",
)
def absolute_of_mean(X, y, theta):
    return np.abs(np.mean(X @ theta - y)) / 2


@sheet_cost.wrong(
    "squared-apart",
    "prediction and true value are squared before they are compared",
    "Take the difference first and square it: ŷ² - y² is not (ŷ - y)².",
)
def sheet_squared_apart(X, y, theta):
    return squared_apart(X, y, theta)


@sheet_cost.wrong(
    "negative-cut-off",
    "errors below 0 are left out: too low costs nothing",
    "A miss downwards is a miss as well: square each error, whatever its sign.",
)
def negative_errors_left_out(X, y, theta):
    return np.sum(np.maximum(X @ theta - y, 0)) / (2 * len(y))


@sheet_cost.wrong(
    "power-turned-round",
    "takes powers of 2: base and exponent have changed places",
    "The error is what is squared: it stands before the **, and the 2 behind it.",
)
def power_turned_round(X, y, theta):
    return np.sum(2 ** (X @ theta - y)) / (2 * len(y))


for fewer in (0, 1):
    cost.wrong(
        "degrees-of-freedom",
        "divides by m less the number of parameters",
        "That estimates a variance in statistics. The cost is the mean over all m examples.",
    )(lambda X, y, theta, fewer=fewer: np.sum((X @ theta - y) ** 2) / 2 / (len(y) - len(theta) - fewer))


@cost.wrong(
    "variance-of-errors",
    "the mean of the errors is subtracted from them: that is their variance",
    "All predictions too high by the same amount must cost something: square the errors as they are.",
)
def variance_of_errors(X, y, theta):
    return np.var(X @ theta - y) / 2


@cost.wrong(
    "spread-of-errors",
    "gives the standard deviation of the errors",
    "Square the errors as they are and take half their mean: no mean is subtracted, no root taken.",
)
def spread_of_errors(X, y, theta):
    return np.std(X @ theta - y)


def r_squared(X, y, theta):
    return 1 - np.sum((X @ theta - y) ** 2) / np.sum((y - y.mean()) ** 2)


def unexplained(X, y, theta):
    return np.sum((X @ theta - y) ** 2) / np.sum((y - y.mean()) ** 2)


for share in (r_squared, unexplained):
    cost.wrong(
        "compared-with-the-mean",
        "the squares are divided by those around the mean of y, as in R²",
        "R² is a mark for the fit. The cost is half the mean of the squared errors.",
    )(share)


def relative(X, y, theta):
    return np.mean(((X @ theta - y) / y) ** 2) / 2


def relative_absolute(X, y, theta):
    return np.mean(np.abs((X @ theta - y) / y))


for percent in (relative, relative_absolute):
    cost.wrong(
        "relative-errors",
        "every error is divided by its y",
        "The cost counts the errors in the unit of y: do not divide them by y.",
    )(percent)


@cost.wrong(
    "largest-error-only",
    "only the largest error counts",
    "Every example has its share: take the mean of the squares, not the maximum.",
)
def largest_error(X, y, theta):
    return np.max((X @ theta - y) ** 2) / 2


@cost.wrong(
    "median-for-mean",
    "takes the median of the squares, not their mean",
    "Add up all squares and divide by their number.",
)
def median_of_squares(X, y, theta):
    return np.median((X @ theta - y) ** 2) / 2


@cost.wrong(
    "products-not-added",
    "y is compared with each product of feature and weight, not with their sum",
    "First the prediction, which is the sum along the row; then its difference from y.",
)
def products_not_added(X, y, theta):
    return np.sum((X * theta - y[:, np.newaxis]) ** 2) / (2 * len(y))


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


@cost.wrong(
    "sigmoid-applied",
    "the predictions have gone through a sigmoid: that is for yes or no",
    "Here the prediction is X @ theta itself, any number.",
)
def cost_of_sigmoid(X, y, theta):
    return np.mean((sigmoid(X @ theta) - y) ** 2) / 2


@cost.wrong(
    "perpendicular-distance",
    "measures how far the points are from the plane at right angles to it",
    "An error is the difference in height alone, ŷ - y: nothing is divided by the length of theta.",
)
def perpendicular(X, y, theta):
    return np.mean((X @ theta - y) ** 2) / 2 / (1 + np.sum(theta[1:] ** 2))


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


def neighbours(values, *more):
    """Return a function that gives np.gradient of what `values` makes, by theta as well if there is `more`."""
    return lambda X, y, theta: np.gradient(values(X, y, theta), *[theta for _ in more])


for values in (
    lambda X, y, theta: (X @ theta - y) ** 2 / 2,
    lambda X, y, theta: X @ theta - y,
    lambda X, y, theta: X @ theta,
    lambda X, y, theta: np.mean((X @ theta - y) ** 2) / 2,
):
    gradient.wrong(
        "np-gradient",
        "np.gradient gives differences between neighbours in an array, not derivatives by theta",
        "It knows no formula and no theta. Write down the derivative: a mean of error times feature.",
    )(neighbours(values))

gradient.wrong(
    "np-gradient",
    "np.gradient knows no function, and so it cannot derive the cost by theta",
    "It gives differences between neighbours. Write down the derivative: a mean of error times feature.",
)(neighbours(lambda X, y, theta: np.mean((X @ theta - y) ** 2) / 2, "theta"))


@gradient.wrong(
    "signs-of-errors",
    "only the signs of the errors count, not their sizes",
    "That is the slope of absolute errors. For squares the error itself comes in.",
)
def signs_of_errors(X, y, theta):
    return X.T @ np.sign(X @ theta - y) / len(y)


@gradient.wrong(
    "absolute-errors",
    "the errors have lost their signs",
    "Keep the sign of ŷ - y: it says in which direction the plane is wrong.",
)
def absolute_errors(X, y, theta):
    return X.T @ np.abs(X @ theta - y) / len(y)


@gradient.wrong(
    "second-derivative",
    "this is the second derivative, the mean of the products of the features",
    "The first derivative has the errors in it: error times feature.",
)
def second_derivative(X, y, theta):
    return X.T @ X / len(y)


def theta_for_x(X, y, theta):
    return theta * np.mean(X @ theta - y)


def theta_for_x_of_each(X, y, theta):
    return np.outer(X @ theta - y, theta)


for by_x in (theta_for_x, theta_for_x_of_each):
    gradient.wrong(
        "derivative-by-x",
        "the errors are multiplied by theta: that is the derivative by the features",
        "theta changes and X is fixed: what stands beside theta is X, so X comes down.",
    )(by_x)


@gradient.wrong(
    "sigmoid-applied",
    "the predictions have gone through a sigmoid: that is the slope for yes or no",
    "Here the prediction is X @ theta itself, any number.",
)
def slopes_of_sigmoid(X, y, theta):
    return X.T @ (sigmoid(X @ theta) - y) / len(y)


@gradient.wrong(
    "closed-form",
    "this is the best theta, not the slope at the theta that was given",
    "Return the derivatives of the cost at theta, whatever theta is.",
)
def best_theta(X, y, theta):
    return np.linalg.pinv(X) @ y


@gradient.wrong(
    "newton-step",
    "this is the way to the lowest point in one step, not the slope",
    "Return Xᵀ times the errors over m; no matrix is inverted in it.",
)
def newton(X, y, theta):
    return np.linalg.pinv(X) @ (X @ theta - y)


@gradient.wrong(
    "unit-length",
    "the slopes are brought to length 1",
    "How steep it is matters too: near the bottom the gradient gets short. Leave its length alone.",
)
def unit_length(X, y, theta):
    slopes = X.T @ (X @ theta - y)
    return slopes / np.linalg.norm(slopes)


def forward(width, backwards):
    """Return the quotient of differences over `width` as a function."""

    def function(X, y, theta):
        here = np.mean((X @ theta - y) ** 2) / 2
        slopes = np.zeros(len(theta))
        for j in range(len(theta)):
            moved = theta.copy()
            moved[j] += -width if backwards else width
            slopes[j] = np.mean((X @ moved - y) ** 2) / 2 - here
        return slopes / (-width if backwards else width)

    return function


for exponent in range(9):
    for backwards in (False, True):
        gradient.wrong(
            "difference-quotient",
            "the slope is measured over a distance, which is not exactly the slope at theta",
            "Use the formula of the derivative. To measure, step to both sides: it cancels the curvature.",
        )(forward(10.0**-exponent, backwards))


for rate in (0.5, 0.1, 0.01, 0.001):
    gradient.wrong(
        "step-taken",
        "this is the new theta after a step, not the gradient",
        "Return the slopes alone: the step is taken by whoever asked for them.",
    )(lambda X, y, theta, rate=rate: theta - rate * (X.T @ (X @ theta - y)) / len(y))


@gradient.wrong(
    "bias-forgotten",
    "the bias is missing from the predictions",
    "The errors are those of X @ theta, with the ones and theta[0].",
)
def slopes_without_bias(X, y, theta):
    return X.T @ (X[:, 1:] @ theta[1:] - y) / len(y)


@gradient.wrong(
    "features-squared",
    "the features are squared",
    "theta_j is multiplied by its feature once, so the chain rule brings that feature once.",
)
def features_squared(X, y, theta):
    return (X**2).T @ (X @ theta - y) / len(y)


@gradient.wrong(
    "features-centred",
    "the mean of each feature was subtracted: that is a covariance",
    "Multiply each error by the feature as it is, ones included.",
)
def features_centred(X, y, theta):
    return (X - X.mean(axis=0)).T @ (X @ theta - y) / len(y)


@gradient.wrong(
    "prediction-for-error",
    "y is left out of the first product: predictions and not errors meet the features",
    "Close the brackets around X @ theta - y before you multiply by X.",
)
def prediction_for_error(X, y, theta):
    return X.T @ (X @ theta) / len(y) - y.mean()


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


def step_times(times):
    """Return a function whose step is `times(m, n)` as long as it should be."""
    return lambda X, y, theta, learning_rate: (
        theta - times(*X.shape) * learning_rate * (X.T @ (X @ theta - y)) / len(y)
    )


for times in (lambda m, n: 1 / 2, lambda m, n: 1 / (2 * m), lambda m, n: m / 2):
    sheet_step.wrong(
        "half-in-the-step",
        "the step is halved, and the half does not belong there",
        "The 2 of the square's derivative has used up the half of the cost: none is left in the slopes.",
    )(step_times(times))

for times in (lambda m, n: 2, lambda m, n: 2 / m, lambda m, n: 2 * m):
    sheet_step.wrong(
        "two-in-the-step",
        "the step has a factor 2 that does not belong there",
        "The 2 of the square's derivative has met the half of the cost: no 2 is left in the slopes.",
    )(step_times(times))

for times in (lambda m, n: m / n, lambda m, n: 1 / n):
    sheet_step.wrong(
        "features-for-examples",
        "the step is divided by the number of features",
        "The mean runs over the m examples: m is the number of rows, len(y).",
    )(step_times(times))


@sheet_step.wrong(
    "learning-rate-forgotten",
    "the learning rate has gone out of the step",
    "Take out the second 1/m only: the learning rate still says how far to go.",
)
def without_rate(X, y, theta, learning_rate):
    return theta - (X.T @ (X @ theta - y)) / len(y) + 0 * learning_rate


@sheet_step.wrong(
    "divided-by-slopes",
    "the learning rate is divided by the slopes, not multiplied by them",
    "Steep means a long step: multiply the slopes by the learning rate.",
)
def divided_by_slopes(X, y, theta, learning_rate):
    return theta - learning_rate / (X.T @ (X @ theta - y) / len(y))


@sheet_step.wrong(
    "squared-errors",
    "the errors in the slopes are squared: that is the cost, not its slope",
    "The derivative of error² / 2 is the error itself; the slopes were right as they stood.",
)
def step_squared(X, y, theta, learning_rate):
    return theta - learning_rate * (X.T @ (X @ theta - y) ** 2) / len(y)


@sheet_step.wrong(
    "unit-length",
    "the step is brought to a fixed length",
    "Near the bottom the slopes get short, and so do the steps: leave their length alone.",
)
def step_of_unit_length(X, y, theta, learning_rate):
    slopes = X.T @ (X @ theta - y)
    return theta - learning_rate * slopes / np.linalg.norm(slopes)


@sheet_step.wrong(
    "theta-not-moved-alone",
    "theta is shrunk as well: it is multiplied by the learning rate",
    "Only the slopes are multiplied by the learning rate; theta itself stays whole.",
)
def theta_times_rate(X, y, theta, learning_rate):
    return learning_rate * (theta - X.T @ (X @ theta - y) / len(y))
