"""Standardise the features; and take the parameters back to their units."""

import numpy as np

from chainrule.course.checking import Check, case

standardise = Check("standardise", results=("Z", "mean", "std"))


@standardise.cases
def several_sizes(rng):
    yield case(np.array([[0.0, 60.0], [0.0, 10.0], [0.0, 10.0], [0.0, 10.0], [5.0, 10.0]]))
    for m, n in ((4, 3), (9, 2), (7, 5), (6, 1)):
        yield case(rng.normal(size=(m, n)) * rng.uniform(1, 20, size=n) + rng.normal(size=n) * 30)


@standardise.cases
def whole_numbers(rng):
    yield case(rng.integers(-40, 90, size=(8, 4)))


@standardise.cases
def far_from_zero(rng):
    yield case(
        rng.normal(size=(11, 2)) + 1e8,
        extreme=True,
        about="with values near 100 000 000",
        mend="Subtract the mean before you square: in mean(x²) - mean² all the digits cancel.",
    )


@standardise.quick_on
def many_rows(rng):
    yield case(rng.normal(size=(20_000, 6)))


@standardise.wrong(
    "median-for-mean",
    "the centre is the median, not the mean",
    "Take the mean of each column; the median is the middle value of the sorted column.",
)
def around_the_median(X):
    centre = np.median(X, axis=0)
    return (X - centre) / X.std(axis=0), centre, X.std(axis=0)


@standardise.wrong(
    "sample-std",
    "std divides by m - 1, the standard deviation of a sample",
    "Divide by m: it is the spread of these rows that becomes 1, not an estimate for others.",
)
def of_a_sample(X):
    mean, std = X.mean(axis=0), X.std(axis=0, ddof=1)
    return (X - mean) / std, mean, std


@standardise.wrong(
    "variance-for-std",
    "divides by the variance: the square root is missing",
    "Take the square root of the mean square, so that std has the unit of the feature.",
)
def by_the_variance(X):
    mean, variance = X.mean(axis=0), X.var(axis=0)
    return (X - mean) / variance, mean, variance


@standardise.wrong(
    "whole-table",
    "mean and std are taken over the whole table",
    "Each feature has its own unit, so each column needs its own mean and std: axis=0.",
)
def over_the_table(X):
    mean, std = X.mean(), X.std()
    return (X - mean) / std, mean, std


@standardise.wrong(
    "rows",
    "each row was scaled, not each column",
    "A feature is a column: axis=0 goes down the rows and leaves one number for each column.",
)
def by_rows(X):
    mean, std = X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)
    return (X - mean) / std, mean, std


@standardise.wrong(
    "rows-transposed",
    "each row was scaled, not each column",
    "A feature is a column: axis=0 goes down the rows and leaves one number for each column.",
)
def by_rows_transposed(X):
    mean, std = X.mean(axis=1), X.std(axis=1)
    return ((X.T - mean) / std).T, mean, std


@standardise.wrong(
    "divided-by-range",
    "divides by the range, the largest value minus the smallest",
    "Divide by the standard deviation: it looks at all values, not at the two outermost ones.",
)
def by_the_range(X):
    mean, width = X.mean(axis=0), X.max(axis=0) - X.min(axis=0)
    return (X - mean) / width, mean, width


@standardise.wrong(
    "scaled-to-range",
    "each column was scaled to the range from -1 to 1",
    "That was the scaling of the line. Here subtract the mean and divide by the standard deviation.",
)
def to_the_range(X):
    middle, half = (X.max(axis=0) + X.min(axis=0)) / 2, (X.max(axis=0) - X.min(axis=0)) / 2
    return (X - middle) / half, middle, half


@standardise.wrong(
    "mean-kept",
    "Z has not got mean 0: the mean is not subtracted",
    "Subtract the mean of each column before you divide.",
)
def not_centred(X):
    return X / X.std(axis=0), X.mean(axis=0), X.std(axis=0)


@standardise.wrong(
    "std-kept",
    "Z has not got standard deviation 1: it is not divided by std",
    "After subtracting the mean, divide each column by its standard deviation.",
)
def not_divided(X):
    return X - X.mean(axis=0), X.mean(axis=0), X.std(axis=0)


@standardise.wrong(
    "brackets-missing",
    "the division comes before the subtraction: X - mean / std",
    "Division binds more tightly than subtraction: put brackets around the difference.",
)
def without_brackets(X):
    return X - X.mean(axis=0) / X.std(axis=0), X.mean(axis=0), X.std(axis=0)


@standardise.must(
    "constant-column",
    "a constant column does not become 0",
    "Where all values of a column are equal, its std is 0: divide by 1 there.",
)
def constant_becomes_zero(function):
    for X in (np.array([[5.0, 1.0], [5.0, 3.0], [5.0, 2.0]]), np.array([[7.0, -2.0, 0.0]])):
        with np.errstate(all="ignore"):
            Z = np.asarray(function(X.copy())[0], dtype=float)
        constant = Z[:, np.ptp(X, axis=0) == 0]
        if not np.allclose(constant, 0.0):
            return f"a column with nothing but {X[0, 0]:g} became {constant[0, 0]:g}"
    return True


@standardise.must(
    "constant-but-for-rounding",
    "a constant column does not become 0 when its mean is rounded",
    "Rounding can leave std a little above 0: look whether the largest value equals the smallest.",
)
def constant_in_spite_of_rounding(function):
    for value in (0.1, 1e6 / 3, -0.7):
        for m in (3, 7, 10, 49):
            X = np.column_stack([np.full(m, value), np.arange(m)])
            with np.errstate(all="ignore"):
                Z = np.asarray(function(X)[0], dtype=float)
            if not np.allclose(Z[:, 0], 0.0, atol=1e-6):
                return f"{m} rows with {value:g} in each: Z has {Z[0, 0]:g} there"
    return True


unscale = Check("unscale")


@unscale.cases
def several_planes(rng):
    yield case(np.array([72.0, 8.0]), np.array([20.0]), np.array([20.0]))
    yield case(np.array([5.0, 6.0, -8.0]), np.array([1.0, 20.0]), np.array([2.0, 4.0]))
    for n in (3, 4, 7):
        yield case(rng.normal(size=n + 1), rng.normal(size=n) * 10, rng.uniform(0.2, 5, size=n), n=n)


@unscale.wrong(
    "bias-not-corrected",
    "the bias is still that of the scaled features",
    "z = 0 stands for x = mean: move the bias from there to x = 0 with the new weights.",
)
def bias_as_it_was(theta, mean, std):
    return np.concatenate([theta[:1], theta[1:] / std])


@unscale.wrong(
    "bias-raised",
    "the means are added to the bias, not subtracted",
    "Write out w · (x - mean) / std: the mean stands there with a minus.",
)
def plus(theta, mean, std):
    weights = theta[1:] / std
    return np.concatenate([[theta[0] + weights @ mean], weights])


@unscale.wrong(
    "old-weights-in-bias",
    "the bias is corrected with the weights of the scaled features",
    "In w · (x - mean) / std the mean is divided by std as well: use the new weights.",
)
def with_old_weights(theta, mean, std):
    return np.concatenate([[theta[0] - theta[1:] @ mean], theta[1:] / std])


@unscale.wrong(
    "weights-kept",
    "the weights are still those of the scaled features",
    "One unit of x is 1 / std units of z: divide each weight by its std.",
)
def weights_as_they_were(theta, mean, std):
    return np.concatenate([[theta[0] - (theta[1:] / std) @ mean], theta[1:]])


@unscale.wrong(
    "multiplied-by-std",
    "the weights are multiplied by std",
    "x was divided by std and theta stays in front of it: the weights are divided by std too.",
)
def times_std(theta, mean, std):
    weights = theta[1:] * std
    return np.concatenate([[theta[0] - weights @ mean], weights])


@unscale.wrong(
    "undone-like-data",
    "theta is scaled back as if it were data: times std plus mean",
    "Put z = (x - mean) / std into the prediction, and sort: what stands before x, what stands alone?",
)
def like_data(theta, mean, std):
    return np.concatenate([theta[:1], theta[1:] * std + mean])


@unscale.wrong(
    "mean-for-sum",
    "the bias is corrected by the mean over the features, not by their sum",
    "Every feature moves the bias by its own amount: add them all up.",
)
def mean_for_sum(theta, mean, std):
    weights = theta[1:] / std
    return np.concatenate([[theta[0] - np.mean(weights * mean)], weights])


@unscale.wrong(
    "bias-last",
    "the bias comes last",
    "Give the bias first, then the weights: theta has the order of the columns, ones first.",
)
def bias_at_the_end(theta, mean, std):
    weights = theta[1:] / std
    return np.concatenate([weights, [theta[0] - weights @ mean]])


@unscale.wrong(
    "bias-left-out",
    "gives the weights alone, without the bias",
    "Put the corrected bias before the weights: n + 1 numbers come out, as many as went in.",
)
def weights_alone(theta, mean, std):
    return theta[1:] / std
