"""Squares and the product of two inputs."""

import numpy as np

from chainrule.course.checking import Check, case

quadratic_features = Check("quadratic_features")


@quadratic_features.cases
def several_sizes(rng):
    yield case(np.array([[1.0, 2.0], [3.0, -1.0]]))
    for m in (4, 5, 8):
        yield case(rng.normal(size=(m, 2)))


@quadratic_features.cases
def edges(rng):
    yield case(np.array([[-2.0, 3.0]]), about="with a single example")
    yield case(np.array([[0.0, 5.0], [4.0, 0.0], [0.0, 0.0], [-1.0, -1.0]]), about="with zeros")
    yield case(rng.integers(-5, 6, size=(6, 2)), about="with whole numbers")


@quadratic_features.quick_on
def many_examples(rng):
    yield case(rng.normal(size=(20_000, 2)))


@quadratic_features.wrong(
    "cross-term-missing",
    "the product x1 x2 is missing",
    "Three columns: without the product, ellipses can only lie along the axes, and XOR stays unsolved.",
)
def squares_only(X):
    return X**2


@quadratic_features.wrong(
    "cross-term-last",
    "the product x1 x2 stands last; it belongs in the middle",
    "The order is x1², x1 x2, x2²: each weight of theta must meet its own column.",
)
def other_order(X):
    return np.column_stack([X[:, 0] ** 2, X[:, 1] ** 2, X[:, 0] * X[:, 1]])


@quadratic_features.wrong(
    "cross-term-first",
    "the product x1 x2 stands first; it belongs in the middle",
    "The order is x1², x1 x2, x2²: each weight of theta must meet its own column.",
)
def product_first(X):
    return np.column_stack([X[:, 0] * X[:, 1], X[:, 0] ** 2, X[:, 1] ** 2])


@quadratic_features.wrong(
    "cross-term-doubled",
    "the product has a factor 2, as in the square of a sum",
    "The column is x1 times x2 alone; how much it counts is for its weight to say.",
)
def binomial(X):
    return np.column_stack([X[:, 0] ** 2, 2 * X[:, 0] * X[:, 1], X[:, 1] ** 2])


@quadratic_features.wrong(
    "cross-term-twice",
    "the product is there twice: x1 x2 and x2 x1 are the same",
    "One column is enough for it; two equal columns would share one weight between them.",
)
def both_products(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1**2, x1 * x2, x2 * x1, x2**2])


@quadratic_features.wrong(
    "cross-term-added",
    "x1 and x2 are added, not multiplied",
    "A sum is nothing new for a weighted sum; the product is.",
)
def sums(X):
    return np.column_stack([X[:, 0] ** 2, X[:, 0] + X[:, 1], X[:, 1] ** 2])


@quadratic_features.wrong(
    "doubled-for-squared",
    "the inputs are doubled, not squared",
    "A square is a number times itself: in Python, two stars.",
)
def doubled(X):
    return np.column_stack([2 * X[:, 0], X[:, 0] * X[:, 1], 2 * X[:, 1]])


@quadratic_features.wrong(
    "inputs-too",
    "x1 and x2 themselves are in the table as well",
    "Return the three new columns alone; whoever wants the others puts them beside.",
)
def with_inputs(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1, x2, x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "ones-and-inputs-too",
    "the column of ones and the inputs are in the table as well",
    "Return the three new columns alone; whoever wants the others puts them beside.",
)
def with_all(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([np.ones(len(X)), x1, x2, x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "ones-too",
    "there is a column of ones in the table as well",
    "Return the three new columns alone; the ones are added when the whole table is put together.",
)
def with_ones(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([np.ones(len(X)), x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "rows-for-columns",
    "the three features are rows, and the examples columns",
    "Rows are examples: put the three features side by side, as columns.",
)
def as_rows(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.array([x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "one-after-the-other",
    "the three features stand in one long row, one after the other",
    "Put them side by side as columns of a table, not end to end.",
)
def end_to_end(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.concatenate([x1**2, x1 * x2, x2**2])


@quadratic_features.wrong(
    "rows-taken",
    "x1 and x2 are the first two rows, where they should be the columns",
    "X[0] is the first example; the first feature of all examples is a column.",
)
def rows_taken(X):
    x1, x2 = X[0], X[1]
    return np.column_stack([x1**2, x1 * x2, x2**2])
