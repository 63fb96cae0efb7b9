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
