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


@fit_range.wrong(
    "high-is-low",
    "low and high are one array under two names, so each search overwrites the other's",
    "high = low makes no copy: begin both with a copy of the first row.",
)
def two_names(X):
    return X[-1], X[-1]


@fit_range.wrong(
    "whole-rows-compared",
    "Python's min and max compare whole rows, by their first entries",
    "Each column has extremes of its own, in different rows: ask NumPy for them along axis 0.",
)
def least_row(X):
    return np.array(min(X.tolist())), np.array(max(X.tolist()))


@fit_range.wrong(
    "whole-rows-compared",
    "Python's min and max compare whole rows, which are no single numbers",
    "Each column has extremes of its own, in different rows: ask NumPy for them along axis 0.",
)
def least_array(X):
    return min(X), max(X)


@fit_range.wrong(
    "whole-rows-compared",
    "the rows with the smallest and the largest sum are returned",
    "Each column has extremes of its own, in different rows: look for them column by column.",
)
def least_sum(X):
    return X[X.sum(axis=1).argmin()], X[X.sum(axis=1).argmax()]


@fit_range.wrong(
    "sorted-along-rows",
    "the array was sorted along its rows, so the columns are mixed",
    "np.sort takes the last axis unless told otherwise: the values of a column lie along axis 0.",
)
def first_and_last_of_sorted(X):
    return np.sort(X)[0], np.sort(X)[-1]


@fit_range.wrong(
    "starts-at-zero",
    "both searches begin at 0, which need not lie in the range",
    "Begin with the first row: 0 may be smaller than all values of a column, or larger.",
)
def zero_included(X):
    return np.minimum(X.min(axis=0), 0), np.maximum(X.max(axis=0), 0)


@fit_range.wrong(
    "starts-at-zero",
    "the search for low begins at 0, which need not lie in the range",
    "Begin with the first row: 0 may be smaller than all values of a column.",
)
def low_from_zero(X):
    return np.minimum(X.min(axis=0), 0), X.max(axis=0)


@fit_range.wrong(
    "low-taken-as-zero",
    "low is 0 in every column",
    "A column need not begin at 0: look for its smallest value.",
)
def low_is_zero(X):
    return np.zeros(X.shape[1]), X.max(axis=0)


@fit_range.wrong(
    "target-range",
    "-1 and 1 are returned: that is where the columns are scaled to",
    "The range of the data before scaling is asked for: their smallest and largest values.",
)
def ends_after_scaling(X):
    return -np.ones(X.shape[1]), np.ones(X.shape[1])


@fit_range.wrong(
    "around-the-mean",
    "the range is mean minus and plus the standard deviation",
    "Most values lie in there, but not all: take the smallest and the largest.",
)
def mean_and_deviations(X):
    return X.mean(axis=0) - X.std(axis=0), X.mean(axis=0) + X.std(axis=0)


@fit_range.wrong(
    "around-the-mean",
    "the range is mean minus and plus two standard deviations",
    "Take the ends of the values that are there: the smallest and the largest.",
)
def mean_and_two_deviations(X):
    return X.mean(axis=0) - 2 * X.std(axis=0), X.mean(axis=0) + 2 * X.std(axis=0)


@fit_range.wrong(
    "around-the-mean",
    "the range is mean minus and plus three standard deviations",
    "Take the ends of the values that are there: the smallest and the largest.",
)
def mean_and_three_deviations(X):
    return X.mean(axis=0) - 3 * X.std(axis=0), X.mean(axis=0) + 3 * X.std(axis=0)


@fit_range.wrong(
    "quartiles",
    "the quartiles are returned: half of the values lie outside of them",
    "All the training values should lie in the range: take the smallest and the largest.",
)
def quartiles(X):
    return np.percentile(X, 25, axis=0), np.percentile(X, 75, axis=0)


@fit_range.wrong(
    "quartiles",
    "the outermost values are left out: these are percentiles",
    "All the training values should lie in the range: take the smallest and the largest.",
)
def percentiles(X):
    return np.percentile(X, 5, axis=0), np.percentile(X, 95, axis=0)


@fit_range.wrong(
    "quartiles",
    "the outermost values are left out: np.percentile counts from 0 to 100, not from 0 to 1",
    "The smallest value is min, the largest max.",
)
def percent_for_share(X):
    return X.min(axis=0), np.percentile(X, 1, axis=0)


@fit_range.wrong(
    "one-column-only",
    "the range of the last column alone is returned",
    "Collect the ends of each column in a list, so that the next column does not replace them.",
)
def last_column(X):
    return X[:, -1].min(), X[:, -1].max()


@fit_range.wrong(
    "one-column-only",
    "the range of the first column alone is returned",
    "Return when the loop over the columns is over, with one entry for each of them.",
)
def first_column(X):
    return X[:, 0].min(), X[:, 0].max()


@fit_range.wrong(
    "pairs-for-columns",
    "there is one pair for each column, not one array of lows and one of highs",
    "Keep two lists, low and high, with one entry for each column in both.",
)
def one_pair_each(X):
    return np.column_stack([X.min(axis=0), X.max(axis=0)])


@fit_range.wrong(
    "next-to-last",
    "the second smallest and the second largest are returned",
    "In a sorted column the ends stand at 0 and -1.",
)
def second_from_the_ends(X):
    ordered = np.sort(X, axis=0)
    return ordered[min(1, len(X) - 1)], ordered[-min(2, len(X))]


@fit_range.wrong(
    "mean-and-half",
    "the means of the columns are returned with half the width, not the two ends",
    "Return the smallest and the largest value of each column; scale makes the rest of them.",
)
def mean_and_half_width(X):
    return X.mean(axis=0), (X.max(axis=0) - X.min(axis=0)) / 2


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


@scale.wrong(
    "mean-for-middle",
    "the mean of the rows is subtracted, not the middle of the range",
    "With the mean low does not become -1: the middle lies halfway between low and high.",
)
def mean_over_half_width(X, low, high):
    return (X - X.mean(axis=0)) / ((high - low) / 2)


@scale.wrong(
    "mean-for-middle",
    "the mean of the rows is subtracted, not the middle of the range",
    "With the mean low does not become -1: the middle lies halfway between low and high.",
)
def mean_normalisation(X, low, high):
    return (X - X.mean(axis=0)) / (high - low)


@scale.wrong(
    "deviation-for-width",
    "the columns are divided by their standard deviation, not by half the width of the range",
    "Only with half the width do the ends of the range become -1 and 1.",
)
def middle_over_deviation(X, low, high):
    return (X - (low + high) / 2) / np.where(X.std(axis=0) == 0, 1, X.std(axis=0))


@scale.wrong(
    "squashed",
    "the values are bent by tanh, so that all lie between -1 and 1",
    "Scaling is a straight line: new data may lie outside, and the ends of the range become -1 and 1.",
)
def squashed(X, low, high):
    return np.tanh((X - (low + high) / 2) / ((high - low) / 2))


@scale.wrong(
    "squashed",
    "the values are bent by a sigmoid",
    "Scaling is a straight line: new data may lie outside, and the ends of the range become -1 and 1.",
)
def squashed_by_sigmoid(X, low, high):
    return 1 / (1 + np.exp(-(X - (low + high) / 2) / ((high - low) / 2)))


@scale.wrong(
    "scaled-back",
    "this is the way back, from scaled values to the original ones",
    "Undo it the other way round: subtract the middle first, then divide by half the width.",
)
def way_back(X, low, high):
    return X * (high - low) / 2 + (low + high) / 2


@scale.wrong(
    "scaled-back",
    "this is the way back, from values between 0 and 1 to the original ones",
    "Go the other way: subtract the middle of the range, then divide by half the width.",
)
def way_back_from_zero_to_one(X, low, high):
    return X * (high - low) + low


@scale.wrong(
    "largest-size",
    "the values are divided by the larger size of the two ends, but not moved",
    "Subtract the middle of the range first; only then do low and high become -1 and 1.",
)
def by_the_larger_size(X, low, high):
    return X / np.maximum(np.abs(low), np.abs(high))


@scale.wrong(
    "largest-size",
    "the values are divided by the largest size in these rows, but not moved",
    "Use low and high: subtract the middle of the range, then divide by half the width.",
)
def by_the_largest_size_of_these_rows(X, low, high):
    return X / np.abs(X).max(axis=0)


@scale.wrong(
    "not-moved",
    "the values are divided, but not moved",
    "Subtract the middle of the range first; only then do low and high become -1 and 1.",
)
def not_moved(X, low, high):
    return X / ((high - low) / 2)


@scale.wrong(
    "not-stretched",
    "the values are moved, but not stretched",
    "Divide the distance from the middle by half the width of the range.",
)
def not_stretched(X, low, high):
    return X - (low + high) / 2


@scale.wrong(
    "one-range-for-all",
    "one range is used for all the columns",
    "Each column has a low and a high of its own: NumPy puts them beside the columns by itself.",
)
def ends_of_all(X, low, high):
    least, largest = np.min(low), np.max(high)
    return (X - (least + largest) / 2) / ((largest - least) / 2)


@scale.wrong(
    "one-range-for-all",
    "the range of the first column is used for all of them",
    "Each column has a low and a high of its own: NumPy puts them beside the columns by itself.",
)
def ends_of_the_first(X, low, high):
    return (X - (low[0] + high[0]) / 2) / ((high[0] - low[0]) / 2)


@scale.wrong(
    "one-range-for-all",
    "the range of the last column is used for all of them",
    "Each column has a low and a high of its own: NumPy puts them beside the columns by itself.",
)
def ends_of_the_last(X, low, high):
    return (X - (low[-1] + high[-1]) / 2) / ((high[-1] - low[-1]) / 2)


@scale.wrong(
    "relative-to-middle",
    "the distance from the middle is divided by the middle itself",
    "Divide by half the width of the range: then its ends become -1 and 1.",
)
def share_of_the_middle(X, low, high):
    middle = (low + high) / 2
    return (X - middle) / middle


@scale.wrong(
    "over-distance-from-zero",
    "low is subtracted, and the rest is divided by high",
    "The range is high - low wide: measure from its middle, and divide by half of its width.",
)
def from_low_over_high(X, low, high):
    return (X - low) / high


@scale.wrong(
    "one-added",
    "1 is added where it should be subtracted: the range goes from 1 to 3",
    "From 0 to 2 it is moved down by 1, so that the middle comes to lie at 0.",
)
def one_too_much(X, low, high):
    return 2 * (X - low) / (high - low) + 1


@scale.wrong(
    "rows-to-unit-length",
    "each row is brought to length 1",
    "The columns are what is scaled, each by its own range: low and high tell it.",
)
def unit_rows(X, low, high):
    return X / np.linalg.norm(X, axis=1, keepdims=True)


@scale.wrong(
    "signs-only",
    "only the side of the middle is told: all values are -1 or 1",
    "Keep how far each value is from the middle: divide by half the width.",
)
def sides(X, low, high):
    return np.sign(X - (low + high) / 2)


@scale.wrong(
    "clipped",
    "values outside of the training range are cut off",
    "New data may lie beyond -1 and 1: np.clip and np.interp make different inputs equal.",
)
def clipped_from_zero(X, low, high):
    return np.clip((X - low) / (high - low), 0, 1)


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
