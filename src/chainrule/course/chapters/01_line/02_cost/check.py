"""Errors of single examples, and the cost of a line."""

import numpy as np

from chainrule.course.checking import Check, case

absolute_error = Check("absolute_error")
squared_error = Check("squared_error")
cost = Check("cost")


@absolute_error.cases
@squared_error.cases
def predictions_and_truths(rng):
    yield case(np.array([1.0, 3.0, 5.0, 9.0]), np.array([2.0, 3.0, 8.0, 7.0]))
    for m in (3, 5, 8):
        yield case(rng.normal(size=m), rng.normal(size=m))
    yield case(np.array([4, -1, 0]), np.array([-6, 2, 5]), about="with whole numbers")
    yield case(np.array([1.5]), np.array([4.0]), about="with one example")
    yield case(np.array([2.0, -3.0]), np.array([2.0, -3.0]), about="with perfect predictions")


@absolute_error.wrong(
    "sign-kept",
    "the errors have kept their signs",
    "Too high and too low are both wrong: take the size of each difference without its sign.",
)
def signed(y_hat, y):
    return y_hat - y


@absolute_error.wrong(
    "squared-instead",
    "the errors are squared",
    "The absolute error is the distance itself; its square is the next function.",
)
def squares_of_errors(y_hat, y):
    return (y_hat - y) ** 2


@absolute_error.wrong(
    "sizes-subtracted",
    "the absolute values are taken before the subtraction",
    "Subtract first, then drop the sign of the difference: -3 and 3 are 6 apart, not 0.",
)
def difference_of_sizes(y_hat, y):
    return np.abs(y_hat) - np.abs(y)


@absolute_error.wrong(
    "negative-to-zero",
    "errors of one sign have become 0",
    "An error of -2 is as large as an error of 2: turn the sign round, do not cut it off.",
)
def cut_off(y_hat, y):
    return np.maximum(y_hat - y, 0)


@absolute_error.wrong(
    "mean-taken",
    "all the examples are merged into one number",
    "Give one number for each example; the mean over all of them belongs to the cost.",
)
def mean_distance(y_hat, y):
    return np.mean(np.abs(y_hat - y))


@absolute_error.wrong(
    "relative-error",
    "the errors are divided by the true values: those are relative errors",
    "The absolute error is the plain distance, in the unit of y: do not divide it.",
)
def relative(y_hat, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.abs(y_hat - y) / np.abs(y)


@squared_error.wrong(
    "not-squared",
    "the errors are not squared",
    "The area of a square is its side times itself: multiply each difference by itself.",
)
def plain_errors(y_hat, y):
    return y_hat - y


@squared_error.wrong(
    "doubled",
    "the errors are doubled, not squared",
    "To square a number is to multiply it by itself: 3 becomes 9, not 6.",
)
def doubled_errors(y_hat, y):
    return (y_hat - y) * 2


@squared_error.wrong(
    "caret",
    "the sign ^ is not a power in Python: it compares single bits",
    "Write a power with **, or multiply the difference by itself.",
)
def compared_bits(y_hat, y):
    return (y_hat - y) ^ 2


@squared_error.wrong(
    "absolute-instead",
    "this is the absolute error: it is not squared",
    "Multiply each difference by itself; that also removes its sign.",
)
def distances(y_hat, y):
    return np.abs(y_hat - y)


@squared_error.wrong(
    "squares-subtracted",
    "the squares are taken before the subtraction",
    "Subtract first, then square: the difference of two squares is another number, and can be negative.",
)
def difference_of_squares(y_hat, y):
    return y_hat**2 - y**2


@squared_error.wrong(
    "truth-squared",
    "only y is squared: a power is worked out before a minus",
    "Put the difference into parentheses, so that all of it is squared.",
)
def square_of_truth(y_hat, y):
    return y_hat - y**2


@squared_error.wrong(
    "sign-put-back",
    "the squares of negative errors are negative",
    "A number times itself is never negative: multiply the signed difference by itself.",
)
def signed_squares(y_hat, y):
    return (y_hat - y) * np.abs(y_hat - y)


@squared_error.wrong(
    "mean-taken",
    "all the examples are merged into one number",
    "Give one number for each example; the mean over all of them belongs to the cost.",
)
def mean_square(y_hat, y):
    return np.mean((y_hat - y) ** 2)


@cost.cases
def lines_and_points(rng):
    yield case(np.array([0.0, 1.0, 2.0, 4.0]), np.array([1.0, 3.0, 6.0, 8.0]), 2.0, 1.0)
    for m in (3, 5, 8):
        yield case(rng.normal(size=m), rng.normal(size=m), rng.normal(), rng.normal())
    yield case(np.array([20, 0, 36, 12]), np.array([78, 65, 81, 72]), 1, 60, about="with whole numbers")
    yield case(np.array([3.0]), np.array([5.0]), -2.0, 4.0, about="with one example")
    yield case(np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, 7.0]), 2.0, 1.0, about="with a perfect line")
    yield case(rng.normal(size=7), rng.normal(size=7), 0.0, 0.0, about="with w = b = 0")


@cost.quick_on
def many_examples(rng):
    yield case(rng.normal(size=100_000), rng.normal(size=100_000), 0.5, -1.0)


@cost.wrong(
    "signed-error",
    "the errors are not squared, so positive and negative ones cancel",
    "Square each error before you take the mean: then nothing cancels.",
)
def not_squared(x, y, w, b):
    return np.mean(w * x + b - y) / 2


@cost.wrong(
    "absolute-error",
    "the errors are taken without their signs, but not squared",
    "This cost is made of squared errors: multiply each error by itself.",
)
def mean_absolute(x, y, w, b):
    return np.mean(np.abs(w * x + b - y)) / 2


@cost.wrong(
    "mean-then-square",
    "the mean is squared, not each error: errors cancel before they are squared",
    "Square each error first; take the mean of the squares after that.",
)
def square_of_mean(x, y, w, b):
    return np.mean(w * x + b - y) ** 2 / 2


@cost.wrong(
    "parenthesis-inside",
    "y is subtracted from x before the line is applied",
    "Let the line predict first: y belongs to the predictions, so subtract it from w * x + b.",
)
def line_of_the_difference(x, y, w, b):
    return np.mean((w * (x - y) + b) ** 2) / 2


@cost.wrong(
    "squares-subtracted",
    "predictions and true values are squared before the subtraction",
    "Subtract first, then square the difference.",
)
def difference_of_squares_mean(x, y, w, b):
    return np.mean((w * x + b) ** 2 - y**2) / 2


@cost.wrong(
    "truth-squared",
    "only y is squared: a power is worked out before a minus",
    "Put the whole difference into parentheses, so that all of it is squared.",
)
def truth_squared(x, y, w, b):
    return np.mean(w * x + b - y**2) / 2


@cost.wrong(
    "one-for-each",
    "there is one number for each example, not one for all",
    "Take the mean over the examples at the end: a cost is a single number.",
)
def not_averaged(x, y, w, b):
    return (w * x + b - y) ** 2 / 2


@cost.wrong(
    "multiplied-by-m",
    "the sum is multiplied by m where it should be divided",
    "A / 2 * m is (A / 2) times m: put 2 * m into parentheses.",
)
def wrong_parentheses(x, y, w, b):
    return np.sum((w * x + b - y) ** 2) / 2 * len(x)


@cost.wrong(
    "root-taken",
    "a square root is taken of the mean",
    "Leave the root out: this cost stays a mean of squares, which is easier to differentiate.",
)
def root_of_mean(x, y, w, b):
    return np.sqrt(np.mean((w * x + b - y) ** 2))
