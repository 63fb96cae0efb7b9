"""Scaling columns to the range from -1 to 1."""

import numpy as np

from chainrule.course.checking import Check, case

fit_range = Check("fit_range", results=("low", "high"))


@fit_range.cases
def several_sizes(rng):
    yield case(np.array([[20.0, 3.0], [0.0, 1.0], [36.0, 2.0], [12.0, 9.0]]))
    for m, n in ((5, 3), (7, 2), (4, 6)):
        yield case(rng.normal(2.0, 5.0, size=(m, n)))


@fit_range.cases
def unusual(rng):
    yield case(np.array([[-3.0, 5.0, 0.5], [-8.0, 5.0, 0.25], [-1.0, 5.0, 2.0]]), about="with a constant column")
    yield case(np.array([[4.0, -2.0, 7.0]]), about="with one row")
    yield case(np.array([[2], [9], [4]]), about="with one column of whole numbers")


@fit_range.quick_on
def many_rows(rng):
    yield case(rng.normal(size=(20_000, 5)))


@fit_range.wrong(
    "whole-array",
    "one range for the whole array, not one for each column",
    "Hours and metres are not comparable: ask for the smallest along the rows, with an axis.",
)
def of_all(X):
    return X.min(), X.max()


@fit_range.wrong(
    "each-row",
    "the range of each row, not of each column",
    "A column holds one feature of all examples. axis=0 runs down the rows, axis=1 along the columns.",
)
def of_rows(X):
    return X.min(axis=1), X.max(axis=1)


@fit_range.wrong(
    "standardised",
    "mean and standard deviation are returned, not the range",
    "They belong to another way of scaling; here the ends of the range count, the smallest and the largest.",
)
def mean_and_deviation(X):
    return X.mean(axis=0), X.std(axis=0)


@fit_range.wrong(
    "low-and-width",
    "the second result is the width of the range, not its upper end",
    "Return the largest value itself; the width can be found from both ends later.",
)
def low_and_width(X):
    return X.min(axis=0), X.max(axis=0) - X.min(axis=0)


@fit_range.wrong(
    "middle-and-half",
    "the middle and half the width are returned, not the two ends",
    "Return the smallest and the largest value of each column; scale makes the rest of them.",
)
def middle_and_half(X):
    low, high = X.min(axis=0), X.max(axis=0)
    return (low + high) / 2, (high - low) / 2


@fit_range.wrong(
    "largest-size",
    "the range is that of the absolute values",
    "-8 is smaller than -3, though its size is larger: keep the signs.",
)
def of_sizes(X):
    return np.abs(X).min(axis=0), np.abs(X).max(axis=0)


@fit_range.wrong(
    "symmetric",
    "the range is the same on both sides of 0",
    "Take the smallest value as it is: hours from 0 to 36 do not begin at -36.",
)
def around_zero(X):
    largest = np.abs(X).max(axis=0)
    return -largest, largest


@fit_range.wrong(
    "first-and-last",
    "the first and the last row are returned",
    "The rows are in no order: look for the smallest and the largest value in each column.",
)
def ends_of_the_list(X):
    return X[0], X[-1]


@fit_range.wrong(
    "places",
    "the places of the extremes are returned, not their values",
    "argmin says in which row the smallest value stands; min gives the value.",
)
def where_they_stand(X):
    return X.argmin(axis=0), X.argmax(axis=0)


@fit_range.wrong(
    "axis-kept",
    "low and high are tables of one row",
    "Leave out keepdims: one entry for each column is a flat array, of shape (n,).",
)
def with_keepdims(X):
    return X.min(axis=0, keepdims=True), X.max(axis=0, keepdims=True)


scale = Check("scale")


@scale.cases
def training_and_new_data(rng):
    yield case(np.array([[5.0, 40.0], [0.0, 10.0], [20.0, 15.0]]), np.array([0.0, 10.0]), np.array([10.0, 30.0]))
    for m, n, k in ((5, 3, 4), (7, 2, 3), (4, 6, 9)):
        X = rng.normal(2.0, 5.0, size=(m, n))
        yield case(X, X.min(axis=0), X.max(axis=0))
        yield case(rng.normal(3.0, 6.0, size=(k, n)), X.min(axis=0), X.max(axis=0))


@scale.cases
def one_new_row(rng):
    yield case(np.array([[3.0, -4.0]]), np.array([1.0, -2.0]), np.array([9.0, 0.0]), about="with one new row")


@scale.quick_on
def many_new_rows(rng):
    yield case(rng.normal(size=(20_000, 5)), -np.arange(1.0, 6.0), np.arange(2.0, 7.0))


@scale.wrong(
    "own-range",
    "the range of these rows is used, not the range that was handed over",
    "New data are scaled with the range of the training data, so that equal inputs stay equal.",
)
def own_range(X, low, high):
    low, high = X.min(axis=0), X.max(axis=0)
    width = np.where(high == low, 1, high - low)
    return np.where(high == low, 0.0, 2 * (X - low) / width - 1)


@scale.wrong(
    "standardised",
    "the columns get mean 0 and standard deviation 1, not the range from -1 to 1",
    "Measure from the middle between low and high, and divide by half of the way between them.",
)
def standardise(X, low, high):
    return (X - X.mean(axis=0)) / np.where(X.std(axis=0) == 0, 1, X.std(axis=0))


@scale.wrong(
    "zero-to-one",
    "the range goes from 0 to 1, not from -1 to 1",
    "The middle of the range should come to lie at 0, not low.",
)
def zero_to_one(X, low, high):
    return (X - low) / (high - low)


@scale.wrong(
    "zero-to-two",
    "the range goes from 0 to 2, not from -1 to 1",
    "The width is right; measure from the middle of the range, not from low.",
)
def zero_to_two(X, low, high):
    return 2 * (X - low) / (high - low)


@scale.wrong(
    "whole-width",
    "the range goes from -1/2 to 1/2, not from -1 to 1",
    "From the middle to either end it is half the width: divide by that.",
)
def by_the_whole_width(X, low, high):
    return (X - (low + high) / 2) / (high - low)


@scale.wrong(
    "whole-sum",
    "low + high is subtracted, but the middle of the range is half of that",
    "Halve the sum before you subtract it, or low does not become -1.",
)
def without_half_of_the_sum(X, low, high):
    return (X - (low + high)) / ((high - low) / 2)


@scale.wrong(
    "half-width-as-middle",
    "half the width is subtracted, where the middle belongs",
    "The middle lies halfway between the ends: half of their sum, not of their difference.",
)
def half_width_subtracted(X, low, high):
    return (X - (high - low) / 2) / ((high - low) / 2)


@scale.wrong(
    "parentheses",
    "the division comes before the subtraction",
    "Put parentheses around X minus the middle: / binds more strongly than -.",
)
def without_parentheses(X, low, high):
    return X - (low + high) / 2 / ((high - low) / 2)


@scale.wrong(
    "divided-by-high",
    "the values are divided by the largest, but not moved",
    "Subtract the middle of the range first; only then does 0 lie in the middle.",
)
def by_the_largest(X, low, high):
    return X / high


@scale.wrong(
    "clipped",
    "values outside of the training range are cut off",
    "New data may lie beyond -1 and 1: leave them there, or different inputs become equal.",
)
def clipped(X, low, high):
    return np.clip((X - (low + high) / 2) / ((high - low) / 2), -1, 1)


@scale.must(
    "constant-column",
    "a constant column should become 0",
    "Where low and high are equal, the width is 0: divide by 1 there instead.",
)
def constant_columns_become_zero(function):
    X = np.array([[1.0, 5.0, 0.0], [4.0, 5.0, 0.0], [7.0, 5.0, 0.0]])
    with np.errstate(all="ignore"):
        result = np.asarray(function(X, np.array([1.0, 5.0, 0.0]), np.array([7.0, 5.0, 0.0])))
    return bool(np.allclose(result[:, 1:], 0)) or f"a column with 5 in each row becomes {result[0, 1]:.4g}"


@scale.must(
    "whole-numbers",
    "whole numbers come back as whole numbers: all that lies between is lost",
    "Let the division make a new array, or give the empty one the type float.",
)
def whole_numbers_too(function):
    X, low, high = np.array([[0], [3], [5], [10]]), np.array([0]), np.array([10])
    try:
        result = np.asarray(function(X, low, high))
    except Exception as error:
        return f"for them it raises {type(error).__name__}"
    return bool(np.allclose(result, [[-1], [-0.4], [0], [1]])) or f"of 0 to 10, 3 becomes {result[1, 0]:.4g}"
