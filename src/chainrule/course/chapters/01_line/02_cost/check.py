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


@absolute_error.wrong(
    "sizes-subtracted",
    "the absolute values are taken before the subtraction",
    "Subtract first, then drop the sign of the difference: -3 and 3 are 6 apart, not 0.",
)
def distance_of_sizes(y_hat, y):
    return np.abs(np.abs(y_hat) - np.abs(y))


@absolute_error.wrong(
    "negative-to-zero",
    "errors of one sign have become 0",
    "An error of -2 is as large as an error of 2: turn the sign round, do not cut it off.",
)
def cut_off_above(y_hat, y):
    return np.maximum(y - y_hat, 0)


@absolute_error.wrong(
    "relative-error",
    "the errors are divided by the true values: those are relative errors",
    "The absolute error is the plain distance, in the unit of y: do not divide it.",
)
def relative_to_signed(y_hat, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.abs(y_hat - y) / y


@absolute_error.wrong(
    "relative-error",
    "the errors are divided by the predictions: those are relative errors",
    "The absolute error is the plain distance, in the unit of y: do not divide it.",
)
def relative_to_predictions(y_hat, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.abs(y_hat - y) / np.abs(y_hat)


@absolute_error.wrong(
    "norm-taken",
    "this is the length of the whole list of errors, one number for all",
    "np.linalg.norm squares, sums and takes the root: drop the sign of each error on its own.",
)
def norm_of_errors(y_hat, y):
    return np.linalg.norm(y_hat - y)


@absolute_error.wrong(
    "largest-only",
    "only the largest error is returned",
    "Give one number for each example, in their order.",
)
def largest_distance(y_hat, y):
    return np.max(np.abs(y_hat - y))


@absolute_error.wrong(
    "right-or-wrong",
    "it says only whether a prediction is wrong, not by how much",
    "Numbers are seldom hit exactly: measure the distance between prediction and truth.",
)
def missed(y_hat, y):
    return np.where(y_hat != y, 1, 0)


@absolute_error.wrong(
    "from-mean",
    "the distance is measured from the mean of y, not from each example's own truth",
    "Compare each prediction with the true value of the same example.",
)
def from_the_mean(y_hat, y):
    return np.abs(y_hat - np.mean(y))


@absolute_error.wrong(
    "root-of-error",
    "a square root is taken of the errors",
    "A root undoes a square, it does not drop a sign: for negative errors there is no root at all.",
)
def roots(y_hat, y):
    with np.errstate(invalid="ignore"):
        return np.sqrt(y_hat - y)


@absolute_error.wrong(
    "root-of-error",
    "a square root is taken of the distances",
    "The distance itself is asked for: a root is needed only if you have squared it before.",
)
def roots_of_distances(y_hat, y):
    return np.sqrt(np.abs(y_hat - y))


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


@squared_error.wrong(
    "squares-subtracted",
    "the squares are taken before the subtraction",
    "Subtract first, then square: the difference of two squares is another number.",
)
def distance_of_squares(y_hat, y):
    return np.abs(y_hat**2 - y**2)


@squared_error.wrong(
    "middle-term-missing",
    "the square of the difference lacks its middle term",
    "(a - b)² is a² - 2ab + b²; or multiply the difference by itself.",
)
def sum_of_squares(y_hat, y):
    return y_hat**2 + y**2


@squared_error.wrong(
    "middle-term-once",
    "the middle term of the square lacks its 2",
    "(a - b)² is a² - 2ab + b²; or multiply the difference by itself.",
)
def middle_term_once(y_hat, y):
    return y_hat**2 - y_hat * y + y**2


@squared_error.wrong(
    "binomial-sign",
    "the last square of the formula is subtracted",
    "(a - b)² is a² - 2ab + b², as minus times minus is plus; or multiply the difference by itself.",
)
def last_square_subtracted(y_hat, y):
    return y_hat**2 - 2 * y_hat * y - y**2


@squared_error.wrong(
    "binomial-sign",
    "this is the square of the sum, not of the difference",
    "An error is a difference: subtract the true value before you square.",
)
def square_of_the_sum(y_hat, y):
    return (y_hat + y) ** 2


@squared_error.wrong(
    "power-of-two",
    "2 is raised to the power of the error: base and exponent have changed places",
    "The error is what is multiplied by itself: it stands before the **, and 2 behind it.",
)
def powers_of_two(y_hat, y):
    return 2.0 ** (y_hat - y)


@squared_error.wrong(
    "root-taken",
    "a square root is taken of the size of the error, where a square is asked for",
    "np.sqrt is the root. A square is the number times itself.",
)
def roots_for_squares(y_hat, y):
    return np.sqrt(np.abs(y_hat - y))


@squared_error.wrong(
    "root-taken",
    "a square root is taken of the error, where a square is asked for",
    "np.sqrt is the root. A square is the number times itself.",
)
def roots_of_signed_errors(y_hat, y):
    with np.errstate(invalid="ignore"):
        return np.sqrt(y_hat - y)


@squared_error.wrong(
    "relative-error",
    "the errors are divided by the true values before they are squared",
    "Square the plain difference: it is not measured in shares of y.",
)
def squares_of_relative_errors(y_hat, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        return ((y_hat - y) / y) ** 2


@squared_error.wrong(
    "from-mean",
    "the error is measured from the mean of y, not from each example's own truth",
    "Compare each prediction with the true value of the same example.",
)
def squares_from_the_mean(y_hat, y):
    return (y_hat - np.mean(y)) ** 2


@squared_error.wrong(
    "outer-product",
    "every error is multiplied by every other one: that makes a table",
    "Multiply each error by itself only, with * or **: no outer product.",
)
def every_pair(y_hat, y):
    return np.outer(y_hat - y, y_hat - y)


@squared_error.wrong(
    "exponential",
    "exp is e to the power of the error, not the error to the power of 2",
    "Multiply each difference by itself.",
)
def exponential(y_hat, y):
    return np.exp(y_hat - y)


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


@cost.wrong(
    "root-taken",
    "a square root is taken of the sum of squares",
    "Leave the root out: this cost stays a mean of squares. np.linalg.norm takes a root too.",
)
def norm_of_all(x, y, w, b):
    return np.linalg.norm(w * x + b - y)


@cost.wrong(
    "errors-centred",
    "this is the variance of the errors: their mean is taken away first",
    "A line that is 5 too high everywhere is wrong: square the errors themselves.",
)
def variance(x, y, w, b):
    return np.var(w * x + b - y) / 2


@cost.wrong(
    "errors-centred",
    "this is the standard deviation of the errors: their mean is taken away first",
    "A line that is 5 too high everywhere is wrong: square the errors themselves, then take the mean.",
)
def deviation(x, y, w, b):
    return np.std(w * x + b - y) / 2


@cost.wrong(
    "degrees-of-freedom",
    "the sum is divided by m - 2, as in the statistics of a fitted line",
    "That estimates a noise. A cost is the plain mean: divide by all m examples, and by 2.",
)
def residual_variance(x, y, w, b):
    with np.errstate(all="ignore"):
        return np.sum((w * x + b - y) ** 2) / (len(x) - 2)


@cost.wrong(
    "median-for-mean",
    "the median of the squares is taken, not their mean",
    "In the mean every example counts: add up all the squares and divide by their number.",
)
def median_of_squares(x, y, w, b):
    return np.median((w * x + b - y) ** 2) / 2


@cost.wrong(
    "largest-only",
    "only the largest error counts",
    "In the mean every example counts: add up all the squares and divide by their number.",
)
def largest_square(x, y, w, b):
    return np.max((w * x + b - y) ** 2) / 2


@cost.wrong(
    "share-explained",
    "this is R², the share of the variance that the line explains: 1 is best there",
    "A cost is smallest for the best line: return half the mean of the squared errors.",
)
def share_explained(x, y, w, b):
    with np.errstate(all="ignore"):
        return 1 - np.sum((w * x + b - y) ** 2) / np.sum((y - np.mean(y)) ** 2)


@cost.wrong(
    "share-explained",
    "the squares are divided by the spread of y: that is 1 - R²",
    "Divide by the number of examples and by 2, not by how far the true values lie apart.",
)
def share_unexplained(x, y, w, b):
    with np.errstate(all="ignore"):
        return np.sum((w * x + b - y) ** 2) / np.sum((y - np.mean(y)) ** 2)


@cost.wrong(
    "perpendicular",
    "the distances are measured at right angles to the line",
    "An error is ŷ - y at the same x: measure straight up or down, parallel to the y axis.",
)
def at_right_angles(x, y, w, b):
    return np.mean((w * x + b - y) ** 2 / (1 + w**2)) / 2


@cost.wrong(
    "perpendicular",
    "the distances are measured at right angles to the line, and not squared",
    "An error is ŷ - y at the same x: measure straight up or down, and square it.",
)
def distance_at_right_angles(x, y, w, b):
    return np.mean(np.abs(w * x + b - y) / np.sqrt(1 + w**2)) / 2


@cost.wrong(
    "relative-error",
    "the errors are divided by the true values before they are squared",
    "Square the plain differences: they are not measured in shares of y.",
)
def relative_squares(x, y, w, b):
    with np.errstate(all="ignore"):
        return np.mean(((w * x + b - y) / y) ** 2) / 2


@cost.wrong(
    "relative-error",
    "this is the mean relative error: divided by the true values, and not squared",
    "Square the plain differences: they are not measured in shares of y.",
)
def mean_relative(x, y, w, b):
    with np.errstate(all="ignore"):
        return np.mean(np.abs((w * x + b - y) / y)) / 2


@cost.wrong(
    "from-mean",
    "the predictions are compared with the mean of y, not with each true value",
    "Every example has its own truth: subtract y itself.",
)
def around_the_mean(x, y, w, b):
    return np.mean((w * x + b - np.mean(y)) ** 2) / 2


@cost.wrong(
    "root-of-each",
    "a root is taken of each error, where it should be squared",
    "np.sqrt is the root. A square is the number times itself, and needs no sign dropped before.",
)
def mean_of_roots(x, y, w, b):
    return np.mean(np.sqrt(np.abs(w * x + b - y))) / 2


@cost.wrong(
    "sizes-subtracted",
    "the signs of predictions and true values are dropped before the subtraction",
    "Subtract first: -3 and 3 are 6 apart. The square then removes the sign.",
)
def squares_of_sizes(x, y, w, b):
    return np.mean((np.abs(w * x + b) - np.abs(y)) ** 2) / 2
