"""The column of ones that makes the bias a weight."""

import numpy as np

from chainrule.course.checking import Check, case

add_bias_column = Check("add_bias_column")


@add_bias_column.cases
def several_sizes(rng):
    yield case(np.array([[2.0, 30.0], [4.0, 50.0]]))
    for m, n in ((4, 3), (5, 2), (3, 7), (4, 4)):
        yield case(rng.normal(size=(m, n)))


@add_bias_column.cases
def edges(rng):
    yield case(rng.normal(size=(6, 1)), about="with a single feature")
    yield case(rng.normal(size=(1, 4)), about="with a single example")
    yield case(rng.integers(2, 9, size=(5, 3)), about="with whole numbers")
    yield case(np.zeros((2, 3)), about="with zeros only")


@add_bias_column.wrong(
    "ones-last",
    "the ones stand in the last column",
    "Put the ones first: theta[0] is the bias, and it meets column 0.",
)
def ones_last(X):
    return np.column_stack([X, np.ones(len(X))])


@add_bias_column.wrong(
    "zeros-for-ones",
    "the new column holds zeros",
    "The bias is multiplied by its column, and it must survive that: a 0 would wipe it out.",
)
def zeros(X):
    return np.column_stack([np.zeros(len(X)), X])


@add_bias_column.wrong(
    "row-for-column",
    "the ones are a new row, not a new column",
    "A row is an example and a column is a feature: the ones are a feature that every example has.",
)
def ones_above(X):
    return np.vstack([np.ones(X.shape[1]), X])


@add_bias_column.wrong(
    "row-below",
    "the ones are a new row at the end, not a new column",
    "A row is an example and a column is a feature: the ones are a feature that every example has.",
)
def ones_below(X):
    return np.vstack([X, np.ones(X.shape[1])])


@add_bias_column.wrong(
    "table-flattened",
    "the table has become one long row with a 1 before it",
    "Without an axis, NumPy flattens the table first; axis=1 speaks of columns.",
)
def flattened(X):
    return np.insert(X, 0, 1)


@add_bias_column.wrong(
    "table-flattened-behind-ones",
    "the table has become one long row, with all the ones before it",
    "Without an axis, NumPy flattens the tables first; axis=1 puts them side by side.",
)
def ones_and_flattened(X):
    return np.append(np.ones((len(X), 1)), X)


@add_bias_column.wrong(
    "one-added",
    "1 is added to every number of X",
    "The bias column stands beside the features; the numbers of X stay what they are.",
)
def added(X):
    return X + 1


@add_bias_column.wrong(
    "first-feature-overwritten",
    "the ones have replaced the first feature",
    "The table grows by a column: n features become n + 1 columns.",
)
def overwritten(X):
    table = X.copy()
    table[:, 0] = 1
    return table


@add_bias_column.wrong(
    "ones-only",
    "the features are missing: only the ones came back",
    "Put the ones and X side by side, and return both as one table.",
)
def ones_only(X):
    return np.ones((len(X), 1))


@add_bias_column.wrong(
    "decimals-lost",
    "the features have lost their decimals",
    "A table made of whole numbers cuts off what is written into it: make it of floats.",
)
def whole_numbers(X):
    table = np.ones((X.shape[0], X.shape[1] + 1), dtype=int)
    table[:, 1:] = X
    return table


@add_bias_column.wrong(
    "ones-without-column",
    "the ones are a flat array of shape (m,), which cannot stand beside the table X",
    "Give the ones the shape (m, 1): a table of m rows and one column.",
)
def flat_ones(X):
    return np.hstack([np.ones(len(X)), X])


@add_bias_column.wrong(
    "ones-without-second-axis",
    "the ones are a flat array of shape (m,): they have no axis 1 along which to join",
    "Give the ones the shape (m, 1): a table of m rows and one column.",
)
def flat_ones_joined(X):
    return np.concatenate([np.ones(len(X)), X], axis=1)


@add_bias_column.wrong(
    "joined-downwards",
    "the ones and X are put one below the other, and their widths differ",
    "Join them along axis 1, side by side: axis 0 goes down the rows.",
)
def joined_downwards(X):
    return np.concatenate([np.ones((len(X), 1)), X])


@add_bias_column.wrong(
    "ones-for-every-feature",
    "as many columns of ones as features are put before X, not a single one",
    "There is one bias: the new column is of shape (m, 1), whatever the width of X.",
)
def ones_for_every_feature(X):
    return np.hstack([np.ones_like(X), X])


@add_bias_column.wrong(
    "table-of-ones-on-top",
    "a whole table of ones is put on top of X",
    "Put one column of ones, of shape (m, 1), to the left of X: axis=1 speaks of columns.",
)
def table_of_ones_on_top(X):
    return np.concatenate([np.ones_like(X), X])


@add_bias_column.wrong(
    "nothing-added",
    "X comes back as it was, without the ones",
    "np.insert and its like leave X alone and give a new table: keep what they return.",
)
def unchanged(X):
    return X


@add_bias_column.wrong(
    "ones-second",
    "the ones are the second column, not the first",
    "Python counts from 0: the place before the first column has the number 0.",
)
def ones_second(X):
    return np.insert(X, 1, 1, axis=1)


@add_bias_column.wrong(
    "ones-before-the-last",
    "the ones stand before the last column",
    "The place -1 is that of the last column; the ones belong before column 0.",
)
def ones_before_the_last(X):
    return np.insert(X, -1, 1, axis=1)


def beside(make):
    """Return a function that puts what `make` makes out of the number of rows before the features."""
    return lambda X: np.column_stack([make(len(X)), X])


for make in (np.arange, lambda m: np.arange(1, m + 1), lambda m: np.full(m, m)):
    add_bias_column.wrong(
        "numbers-for-ones",
        "the new column counts the rows, it does not hold ones",
        "Every example gets the same 1: times the bias, it gives the bias.",
    )(beside(make))

add_bias_column.wrong(
    "identity-for-ones",
    "an identity matrix is put before X, not a column of ones",
    "np.eye gives every example a column of its own: one column of ones serves them all.",
)(beside(np.eye))

for sides in (1, (1, 0), ((1, 1), (0, 0))):
    add_bias_column.wrong(
        "padded-all-round",
        "ones have been put on more sides than the left one",
        "np.pad takes a pair (before, after) for each axis: only before the columns is there something to add.",
    )(lambda X, sides=sides: np.pad(X, sides, constant_values=1))


@add_bias_column.wrong(
    "ones-mixed-in",
    "all numbers were put in one row and cut anew, so they landed in wrong columns",
    "Keep the rows together: join two tables of m rows along axis 1.",
)
def cut_anew(X):
    return np.append(np.ones((len(X), 1)), X).reshape(X.shape[0], X.shape[1] + 1)


@add_bias_column.wrong(
    "as-many-ones-as-features",
    "the column has as many ones as there are features, not as examples",
    "Every example needs its 1, so the column is as high as X: X.shape[0] rows.",
)
def one_a_feature(X):
    return np.hstack([np.ones((X.shape[1], 1)), X])


@add_bias_column.wrong(
    "last-feature-lost",
    "the ones have pushed out the last feature",
    "The table grows by a column: make room for n + 1 of them.",
)
def last_feature_lost(X):
    return np.column_stack([np.ones(len(X)), X[:, :-1]])


@add_bias_column.wrong(
    "last-feature-overwritten",
    "the ones have replaced the last feature",
    "The table grows by a column: n features become n + 1 columns.",
)
def last_overwritten(X):
    table = X.copy()
    table[:, -1] = 1
    return table


@add_bias_column.wrong(
    "ones-on-both-sides",
    "there are ones before the features and behind them",
    "One bias needs one column of ones: the one in front.",
)
def ones_on_both_sides(X):
    return np.column_stack([np.ones(len(X)), X, np.ones(len(X))])
