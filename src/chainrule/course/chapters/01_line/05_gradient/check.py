"""The gradient of a line's cost."""

import numpy as np

from chainrule.course.checking import Check, case

gradient = Check("gradient", results=("dw", "db"))


@gradient.cases
def several_sizes(rng):
    yield case(np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 6.0, 8.0]), 1.0, 2.0)
    for m in (3, 5, 8):
        yield case(rng.normal(size=m), rng.normal(size=m), rng.normal(), rng.normal())


@gradient.quick_on
def many_examples(rng):
    yield case(rng.normal(size=20_000), rng.normal(size=20_000), 0.5, -1.0)


@gradient.wrong(
    "x-forgotten",
    "dw lacks the factor x",
    "w is multiplied by x, so the chain rule brings x along: dw is the mean of error times x.",
)
def without_x(x, y, w, b):
    errors = w * x + b - y
    return errors.mean(), errors.mean()


@gradient.wrong(
    "x-in-both",
    "db has a factor x that does not belong there",
    "b is multiplied by 1, not by x: db is the mean of the errors alone.",
)
def x_in_both(x, y, w, b):
    errors = w * x + b - y
    return (errors * x).mean(), (errors * x).mean()


@gradient.wrong(
    "bias-forgotten",
    "the errors are those of w * x: the bias is missing from the prediction",
    "The prediction of the line is w * x + b.",
)
def without_bias(x, y, w, b):
    errors = w * x - y
    return (errors * x).mean(), errors.mean()


@gradient.wrong(
    "squared-errors",
    "the errors are squared: that is the cost, not its slope",
    "The derivative of error² / 2 is the error itself, times what multiplies the parameter.",
)
def squared(x, y, w, b):
    errors = (w * x + b - y) ** 2
    return (errors * x).mean(), errors.mean()


@gradient.wrong(
    "absolute-errors",
    "the errors have lost their signs",
    "Keep the sign of ŷ - y: it says in which direction the line is wrong.",
)
def absolute(x, y, w, b):
    errors = np.abs(w * x + b - y)
    return (errors * x).mean(), errors.mean()


@gradient.wrong(
    "mean-of-each",
    "the mean of a product is not the product of the means",
    "Multiply each error by its own x first; take the mean of the products after that.",
)
def product_of_means(x, y, w, b):
    errors = w * x + b - y
    return errors.mean() * x.mean(), errors.mean()


@gradient.wrong(
    "divided-each-round",
    "the sums are divided in every round, not once at the end",
    "Let the loop only add up; divide by m when it is over.",
)
def divided_by_m_in_the_loop(x, y, w, b):
    dw = db = 0.0
    for x_i, y_i in zip(x, y, strict=True):
        error = w * x_i + b - y_i
        dw, db = (dw + error * x_i) / len(x), (db + error) / len(x)
    return dw, db


@gradient.wrong(
    "divided-each-round",
    "the sums are divided in every round, not once at the end",
    "Let the loop only add up; divide by m when it is over.",
)
def divided_by_the_count_so_far(x, y, w, b):
    dw = db = 0.0
    for count, (x_i, y_i) in enumerate(zip(x, y, strict=True), start=1):
        error = w * x_i + b - y_i
        dw, db = (dw + error * x_i) / count, (db + error) / count
    return dw, db


@gradient.wrong(
    "mean-of-each",
    "the sum of a product is not the product of the sums",
    "Multiply each error by its own x first; take the mean of the products after that.",
)
def product_of_sums(x, y, w, b):
    errors = w * x + b - y
    return errors.sum() * x.sum() / len(x), errors.mean()


@gradient.wrong(
    "inputs-centred",
    "dw is the covariance of errors and inputs: a mean is taken away that belongs there",
    "Take the mean of error times x, with x as it is: no mean is subtracted.",
)
def covariance(x, y, w, b):
    errors = w * x + b - y
    return (errors * (x - x.mean())).mean(), errors.mean()


@gradient.wrong(
    "signs-of-errors",
    "only the signs of the errors are used: that is the gradient of the absolute errors",
    "The derivative of error² / 2 is the error itself, not its sign.",
)
def signs(x, y, w, b):
    direction = np.sign(w * x + b - y)
    return (direction * x).mean(), direction.mean()


@gradient.wrong(
    "root-of-cost",
    "this is the gradient of the root of the mean squared error",
    "The cost of this course has no root, so nothing is divided by it.",
)
def of_the_root(x, y, w, b):
    errors = w * x + b - y
    root = np.sqrt(np.mean(errors**2))
    return (errors * x).mean() / root, errors.mean() / root


@gradient.wrong(
    "unit-length",
    "the gradient is brought to length 1",
    "Its length says how steep the ground is: leave it as it is.",
)
def direction_only(x, y, w, b):
    errors = w * x + b - y
    dw, db = (errors * x).mean(), errors.mean()
    return dw / np.hypot(dw, db), db / np.hypot(dw, db)


@gradient.wrong(
    "clipped",
    "the gradient is cut off at -1 and 1",
    "Its size says how steep the ground is: leave it as it is.",
)
def cut_off(x, y, w, b):
    errors = w * x + b - y
    return np.clip((errors * x).mean(), -1, 1), np.clip(errors.mean(), -1, 1)


def cost(x, y, w, b):
    return np.mean((w * x + b - y) ** 2) / 2


def forward_differences(h):
    """The gradient measured with a step to one side."""

    def measured(x, y, w, b):
        here = cost(x, y, w, b)
        return (cost(x, y, w + h, b) - here) / h, (cost(x, y, w, b + h) - here) / h

    return measured


for step in (1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5):
    gradient.wrong(
        "one-sided",
        "the slopes are measured with a step to one side, which is not exact",
        "Work the derivative out with the chain rule; or step to both sides.",
    )(forward_differences(step))


@gradient.wrong(
    "best-line-returned",
    "slope and bias of the best line are returned, not the gradient",
    "The gradient says how the cost changes at this w and this b: no line is fitted here.",
)
def fitted(x, y, w, b):
    slope, height = np.polyfit(x, y, 1)
    return slope, height


@gradient.wrong(
    "way-to-the-best",
    "this is how far w and b are from the best line, not the slope of the cost",
    "The gradient is steeper where the valley is narrow: take the mean of error times x.",
)
def distance_to_the_best(x, y, w, b):
    slope, height = np.polyfit(x, y, 1)
    return w - slope, b - height


def one_step(learning_rate):
    """Where a step of gradient descent leads."""

    def moved(x, y, w, b):
        errors = w * x + b - y
        return w - learning_rate * (errors * x).mean(), b - learning_rate * errors.mean()

    return moved


for rate in (1.0, 0.1, 0.01, 0.001):
    gradient.wrong(
        "step-made",
        "w and b after a step are returned, not the gradient",
        "The step comes in the next exercise: return the two slopes, dw and db.",
    )(one_step(rate))


@gradient.wrong(
    "second-derivative",
    "these are the second derivatives: how fast the slopes change",
    "Differentiate once: the derivative of error² / 2 is the error, times x or times 1.",
)
def curvatures(x, y, w, b):
    return (x * x).mean(), 1.0


@gradient.wrong(
    "not-averaged",
    "there is one number for each example: the mean is missing",
    "The cost is a mean over the examples, and so is its gradient: two numbers in all.",
)
def one_for_each(x, y, w, b):
    errors = w * x + b - y
    return errors * x, errors


@gradient.wrong(
    "not-averaged",
    "dw has one number for each example: the mean is missing there",
    "Multiply each error by its x, then take the mean of the products.",
)
def dw_for_each(x, y, w, b):
    errors = w * x + b - y
    return errors * x, errors.mean()


@gradient.wrong(
    "not-averaged",
    "dw has one number for each example: the mean was taken too early",
    "Multiply each error by its x, then take the mean of the products.",
)
def mean_too_early(x, y, w, b):
    errors = w * x + b - y
    return errors.mean() * x, errors.mean()


@gradient.wrong(
    "parenthesis-inside",
    "y is subtracted from x before the line is applied",
    "Let the line predict first: the error is w * x + b minus y.",
)
def line_of_the_difference(x, y, w, b):
    errors = w * (x - y) + b
    return (errors * x).mean(), errors.mean()


@gradient.wrong(
    "times-prediction",
    "the errors are multiplied by the predictions, where x belongs",
    "The chain rule asks what stands beside w inside the square: that is x.",
)
def times_prediction(x, y, w, b):
    errors = w * x + b - y
    return (errors * (w * x + b)).mean(), errors.mean()


@gradient.wrong(
    "sigmoid-applied",
    "the predictions went through a sigmoid, as for classes",
    "A line predicts the number w * x + b itself.",
)
def logistic(x, y, w, b):
    errors = 1 / (1 + np.exp(-(w * x + b))) - y
    return (errors * x).mean(), errors.mean()


@gradient.wrong(
    "divided-by-squares",
    "dw is divided by the sum of the squares of x, as in the formula of the best slope",
    "The gradient is a mean over the examples: divide by their number m.",
)
def over_squares(x, y, w, b):
    errors = w * x + b - y
    return (errors * x).sum() / (x * x).sum(), errors.mean()


@gradient.wrong(
    "weighted-mean",
    "the mean of the errors is weighted with x: np.average divides by the sum of the weights",
    "Multiply each error by its x, add up, and divide by the number of examples.",
)
def weighted(x, y, w, b):
    errors = w * x + b - y
    return np.sum(errors * x) / np.sum(x), errors.mean()
