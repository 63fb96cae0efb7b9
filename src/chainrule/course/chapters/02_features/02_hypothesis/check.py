"""The predictions for all examples, as one product."""

import numpy as np

from chainrule.course.checking import Check, case

hypothesis = Check("hypothesis")


def with_ones(rng, m, n):
    """Return a table of n columns, the first of them ones."""
    return np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))])


@hypothesis.cases
def several_sizes(rng):
    yield case(np.array([[1.0, 2.0, 30.0], [1.0, 4.0, 50.0]]), np.array([5.0, 10.0, 1.0]))
    for m, n in ((5, 3), (7, 4), (4, 6), (11, 2), (4, 4)):
        yield case(with_ones(rng, m, n), rng.normal(size=n))


@hypothesis.cases
def edges(rng):
    yield case(with_ones(rng, 1, 4), rng.normal(size=4), about="with a single example")
    yield case(np.ones((5, 1)), rng.normal(size=1), about="with the bias alone")
    yield case(np.array([[1, 2, 3], [1, 0, 5], [1, 4, 4], [1, 7, 1]]), np.array([0.5, -1.5, 2.5]),
               about="with whole numbers in X")  # fmt: skip


@hypothesis.quick_on
def many_examples(rng):
    yield case(with_ones(rng, 20_000, 5), rng.normal(size=5))


@hypothesis.wrong(
    "bias-forgotten",
    "the bias is missing from the predictions",
    "The column of ones carries the bias: let it take part, with theta[0].",
)
def without_bias(X, theta):
    return X[:, 1:] @ theta[1:]


@hypothesis.wrong(
    "bias-twice",
    "the bias is added twice",
    "X has its column of ones, so the product with theta holds the bias already.",
)
def bias_twice(X, theta):
    return theta[0] + X @ theta


@hypothesis.wrong(
    "ones-not-counted",
    "the column of ones that X has is not counted: X and theta do not fit",
    "X comes with its ones already: it has as many columns as theta has entries.",
)
def ones_again(X, theta):
    return np.column_stack([np.ones(len(X)), X]) @ theta


@hypothesis.wrong(
    "bias-last",
    "the last entry of theta is taken for the bias",
    "The bias comes first: theta[0] belongs to column 0, the ones.",
)
def bias_last(X, theta):
    return X[:, 1:] @ theta[:-1] + theta[-1]


@hypothesis.wrong(
    "last-feature-forgotten",
    "the last feature is left out",
    "There are n columns, the ones among them: the sum runs over all of them.",
)
def without_last(X, theta):
    return X[:, :-1] @ theta[:-1]


@hypothesis.wrong(
    "products-not-added",
    "the products of features and weights are not added up",
    "A prediction is one number for an example: add the products along the row.",
)
def products(X, theta):
    return X * theta


@hypothesis.wrong(
    "summed-over-examples",
    "the products are added over the examples, not over the features",
    "Add along the row: what is left has one number for each example, m of them.",
)
def down_the_columns(X, theta):
    return (X * theta).sum(axis=0)


@hypothesis.wrong(
    "summed-to-one",
    "all examples are added up to a single number",
    "Add along each row only: every example has a prediction of its own.",
)
def one_number(X, theta):
    return (X * theta).sum()


@hypothesis.wrong(
    "theta-meets-examples",
    "the n weights of theta are paired with the m examples, not with the features",
    "The inner sizes must agree: X is (m, n), and theta, on its right, is (n,).",
)
def down_the_examples(X, theta):
    return theta @ X


@hypothesis.wrong(
    "theta-transposed",
    "theta has been made a row, and a row does not fit on the right of X",
    "theta has the shape (n,) and needs no turning: (m, n) times (n,) gives (m,).",
)
def theta_as_row(X, theta):
    return X @ theta.reshape(1, -1)


@hypothesis.wrong(
    "theta-not-multiplied",
    "theta is added to the features, not multiplied with them",
    "A weight says how much of a feature goes in: multiply, and add up the products.",
)
def added(X, theta):
    return (X + theta).sum(axis=1)


def columns_shifted(X, theta):
    return X[:, :-1] @ theta[1:] + theta[0]


def columns_shifted_without_bias(X, theta):
    return X[:, :-1] @ theta[1:]


for shifted in (columns_shifted, columns_shifted_without_bias):
    hypothesis.wrong(
        "last-column-dropped",
        "the last column is left out in place of the first, so weights meet wrong columns",
        "The ones are column 0: leave that one out, with X[:, 1:], if the bias is added apart.",
    )(shifted)


@hypothesis.wrong(
    "ones-taken-for-last",
    "the last column is taken for the ones, and the last weight for the bias",
    "In this course the ones are column 0, and the bias is theta[0].",
)
def ones_last(X, theta):
    return X[:, :-1] @ theta[:-1] + theta[-1]


@hypothesis.wrong(
    "divided-by-the-weights",
    "the sum is divided by the sum of the weights: that is a weighted average",
    "A prediction is the plain sum of weight times feature. np.average divides by all weights.",
)
def weighted_average(X, theta):
    return X @ theta / theta.sum()


@hypothesis.wrong(
    "sigmoid-applied",
    "the sum has gone through a sigmoid: that is for yes or no",
    "A plane predicts any number, also below 0 and above 1: return the sum as it is.",
)
def sigmoid(X, theta):
    return 1 / (1 + np.exp(-(X @ theta)))


def any_class(X, theta):
    return (X @ theta > 0) * 1


def any_sign(X, theta):
    return np.sign(X @ theta)


for classes in (any_class, any_sign):
    hypothesis.wrong(
        "class-for-number",
        "only the side of 0 is returned, a class and not a number",
        "That is the perceptron's decision. Here the sum itself is the prediction.",
    )(classes)


@hypothesis.wrong(
    "negative-cut-off",
    "predictions below 0 have become 0",
    "A plane may go below 0: return the sum as it is.",
)
def cut_off(X, theta):
    return np.maximum(0, X @ theta)


@hypothesis.wrong(
    "every-pair-multiplied",
    "every number of X is multiplied by every weight",
    "np.outer makes all pairs. Each weight belongs to one column only: use @ or np.dot.",
)
def every_pair(X, theta):
    return np.outer(X, theta)


@hypothesis.wrong(
    "weights-as-polynomial",
    "theta is taken for the coefficients of a polynomial, and no sum over features is left",
    "The features are different inputs, not powers of one: multiply each by its weight, and add.",
)
def as_polynomial(X, theta):
    return np.polyval(theta, X)


def line_alone(X, theta):
    return theta[0] + theta[1] * X[:, 1]


def line_of_two_columns(X, theta):
    return theta[0] * X[:, 1] + theta[1]


for one_feature in (line_alone, line_of_two_columns):
    hypothesis.wrong(
        "one-feature-only",
        "only the first feature is used: that is the old line",
        "Every column has its weight: the sum runs over all of them.",
    )(one_feature)


@hypothesis.wrong(
    "three-columns-only",
    "written for three columns, as in the example",
    "There may be any number n of columns: let a product or a loop go over all of them.",
)
def three_columns(X, theta):
    return theta[0] + theta[1] * X[:, 1] + theta[2] * X[:, 2]


@hypothesis.wrong(
    "cosine-for-product",
    "the sum is divided by the lengths of row and theta: that is the cosine of their angle",
    "Long rows may have large predictions: leave the lengths in.",
)
def cosine(X, theta):
    return X @ theta / (np.linalg.norm(X, axis=1) * np.linalg.norm(theta))


@hypothesis.wrong(
    "divided-by-length",
    "the sum is divided by the length of theta: that is a distance from a plane",
    "The height of the plane is the sum itself; no length comes in.",
)
def divided_by_length(X, theta):
    return X @ theta / np.linalg.norm(theta)


def distance(X, theta):
    return np.linalg.norm(X - theta, axis=1)


def squared_distance(X, theta):
    return ((X - theta) ** 2).sum(axis=1)


for far in (distance, squared_distance):
    hypothesis.wrong(
        "distance-for-product",
        "gives the distance between each row and theta",
        "theta is no point to be near to: multiply each feature by its weight, and add.",
    )(far)


@hypothesis.wrong(
    "sums-multiplied",
    "the features are added up first, and multiplied by the sum of the weights then",
    "Each feature has a weight of its own: multiply first, place by place, and add then.",
)
def sums_multiplied(X, theta):
    return X.sum(axis=1) * theta.sum()


@hypothesis.wrong(
    "theta-reversed",
    "theta is used from back to front",
    "theta[0] belongs to column 0: both have the same order already.",
)
def reversed_theta(X, theta):
    return X @ theta[::-1]


def bias_with_every_feature(X, theta):
    return (theta[0] + X[:, 1:] * theta[1:]).sum(axis=1)


def bias_with_every_column(X, theta):
    return (theta[0] + X * theta).sum(axis=1)


for often in (bias_with_every_feature, bias_with_every_column):
    hypothesis.wrong(
        "bias-with-every-feature",
        "the bias is added again with every feature",
        "The bias comes once in a prediction: its column is that of the ones.",
    )(often)


@hypothesis.wrong(
    "bias-multiplied",
    "the bias multiplies the sum of the others in place of being added",
    "The bias is one more term of the sum: theta[0] times 1, plus the rest.",
)
def bias_multiplied(X, theta):
    return theta[0] * (X[:, 1:] @ theta[1:])


@hypothesis.wrong(
    "weights-added",
    "the weights are added to the products",
    "A weight enters once, as a factor: add up the products alone.",
)
def weights_added(X, theta):
    return X @ theta + theta.sum()
