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


def scaled(scale, centre, tell=None):
    """Return a standardise that scales by its own numbers, and tells `tell` or the numbers that it used."""

    def function(X):
        Z = (X - centre(X)) / scale(X)
        return (Z, centre(X), scale(X)) if tell is None else (Z, *tell(X))

    return function


def mean_of(X):
    return X.mean(axis=0)


def lowest_of(X):
    return X.min(axis=0)


def range_of(X):
    return X.max(axis=0) - X.min(axis=0)


def both_right(X):
    return X.mean(axis=0), X.std(axis=0)


for tell in (None, both_right, lambda X: (lowest_of(X), X.max(axis=0)), lambda X: (mean_of(X), range_of(X))):
    standardise.wrong(
        "scaled-from-0-to-1",
        "each column was scaled to the range from 0 to 1",
        "Subtract the mean and divide by the standard deviation, not the smallest value and the range.",
    )(scaled(range_of, lowest_of, tell))


for centre in (mean_of, lambda X: 0 * mean_of(X)):
    for size in (lambda X: X.max(axis=0), lambda X: np.abs(X).max(axis=0)):
        for tell in (None, both_right):
            standardise.wrong(
                "divided-by-largest",
                "divides by the largest value of each column",
                "Divide by the standard deviation: it looks at all values, not at one of them.",
            )(scaled(size, centre, tell))


def distance_from_mean(X):
    return np.abs(X - X.mean(axis=0)).mean(axis=0)


def distance_from_median(X):
    return np.median(np.abs(X - np.median(X, axis=0)), axis=0)


def quartiles(X):
    return np.percentile(X, 75, axis=0) - np.percentile(X, 25, axis=0)


standardise.wrong(
    "absolute-deviation",
    "divides by the mean distance from the mean: nothing is squared",
    "The standard deviation squares the distances, takes their mean, and then the root.",
)(scaled(distance_from_mean, mean_of))

for spread in (distance_from_median, quartiles):
    for centre in (mean_of, lambda X: np.median(X, axis=0)):
        standardise.wrong(
            "another-spread",
            "divides by another measure of spread, made of middle values",
            "Use the standard deviation: the root of the mean squared distance from the mean.",
        )(scaled(spread, centre))


def root_of_sum(X):
    return np.sqrt(((X - X.mean(axis=0)) ** 2).sum(axis=0))


def without_root(X):
    return ((X - X.mean(axis=0)) ** 2).sum(axis=0)


for size in (root_of_sum, without_root):
    for tell in (None, both_right):
        standardise.wrong(
            "squares-not-averaged",
            "the squared distances are added up, but their mean is not taken",
            "Divide their sum by the number of rows m before the root: more rows are no more spread.",
        )(scaled(size, mean_of, tell))


@standardise.wrong(
    "spread-around-zero",
    "std is measured from 0, not from the mean",
    "Subtract the mean of the column before you square.",
)
def around_zero(X):
    root = np.sqrt((X**2).mean(axis=0))
    return (X - X.mean(axis=0)) / root, X.mean(axis=0), root


def columns_of_length_one(X):
    return X / np.linalg.norm(X, axis=0), X.mean(axis=0), X.std(axis=0)


def rows_of_length_one(X):
    return X / np.linalg.norm(X, axis=1, keepdims=True), X.mean(axis=0), X.std(axis=0)


for normalised in (columns_of_length_one, rows_of_length_one):
    standardise.wrong(
        "lengths-made-one",
        "X is divided by lengths: rows or columns of length 1 are another scaling",
        "From each column subtract its mean, and divide by its standard deviation.",
    )(normalised)


def both_afterwards(X):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return Z, Z.mean(axis=0), Z.std(axis=0)


def std_afterwards(X):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return Z, X.mean(axis=0), Z.std(axis=0)


def noted_beforehand(X):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return Z, np.zeros(X.shape[1]), np.ones(X.shape[1])


def mean_afterwards(X):
    centred = X - X.mean(axis=0)
    std = centred.std(axis=0)
    return centred / std, centred.mean(axis=0), std


for afterwards in (both_afterwards, std_afterwards, noted_beforehand, mean_afterwards):
    standardise.wrong(
        "measured-afterwards",
        "mean or std are those of the scaled table, which are always 0 and 1",
        "Measure X before you scale it: new data must be scaled with the same numbers.",
    )(afterwards)


@standardise.wrong(
    "ones-added",
    "Z has a column of ones in front",
    "Scale only: the ones are added afterwards, for a constant column cannot be scaled.",
)
def with_ones(X):
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return np.column_stack([np.ones(len(X)), Z]), X.mean(axis=0), X.std(axis=0)


@standardise.wrong(
    "first-column-kept",
    "the first column is not scaled, as if it held the ones",
    "This X has no column of ones: every column is a feature, and is scaled.",
)
def first_column_kept(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = np.column_stack([X[:, 0], ((X - mean) / std)[:, 1:]])
    return Z, mean, std


@standardise.wrong(
    "signs-lost",
    "Z holds distances from the mean without their signs",
    "Below the mean z is negative: take no absolute value.",
)
def signs_lost(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return np.abs(X - mean) / std, mean, std


@standardise.wrong(
    "squared-distances",
    "Z holds the squared distances from the mean",
    "Squares belong into std alone: z is the plain difference over std.",
)
def squared_distances(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return ((X - mean) / std) ** 2, mean, std


@standardise.wrong(
    "bell-curve",
    "gives the height of the bell curve, not z",
    "Return (x - mean) / std itself: no exponential is taken.",
)
def bell_curve(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return np.exp(-(((X - mean) / std) ** 2) / 2) / (std * np.sqrt(2 * np.pi)), mean, std


for bound in (1, 2):
    standardise.wrong(
        "far-values-cut-off",
        "values far from the mean are cut off",
        "Leave every value in its place: z may be larger than any bound.",
    )(
        lambda X, bound=bound: (
            np.clip((X - X.mean(axis=0)) / X.std(axis=0), -bound, bound),
            X.mean(axis=0),
            X.std(axis=0),
        )
    )


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


def divided_whole(theta, mean, std):
    return theta / std


def multiplied_whole(theta, mean, std):
    return theta * std + mean


def scaled_whole(theta, mean, std):
    return (theta - mean) / std


def product_whole(theta, mean, std):
    weights = theta / std
    return np.concatenate([[theta[0] - weights @ mean], weights[1:]])


for whole in (divided_whole, multiplied_whole, scaled_whole, product_whole):
    unscale.wrong(
        "bias-not-set-apart",
        "the whole of theta meets mean and std, which have no entry for the bias",
        "theta has one entry more: take theta[1:] for the weights, and treat theta[0] apart.",
    )(whole)


def raw_bias(bias, weights):
    """Return a function that gives these two, each of them made of bias, weights, mean and std."""

    def function(theta, mean, std):
        given = theta[0], theta[1:], mean, std
        return np.concatenate([[bias(*given)], weights(*given)])

    return function


def right_weights(b, w, mean, std):
    return w / std


def right_bias(b, w, mean, std):
    return b - np.sum(w / std * mean)


for bias in (
    lambda b, w, mean, std: b - np.sum(mean),
    lambda b, w, mean, std: b + np.sum(mean),
    lambda b, w, mean, std: b - np.mean(mean),
    lambda b, w, mean, std: b - np.sum(mean / std),
    lambda b, w, mean, std: b + np.sum(mean / std),
):
    unscale.wrong(
        "means-without-weights",
        "the bias is corrected by the means alone, without the weights",
        "Put z in and sort: every mean stands there times its weight.",
    )(raw_bias(bias, right_weights))

unscale.wrong(
    "first-feature-only",
    "the bias is corrected for the first feature only",
    "Every feature moves the bias by its own amount: add them all up.",
)(raw_bias(lambda b, w, mean, std: b - w[0] / std[0] * mean[0], right_weights))

unscale.wrong(
    "last-feature-only",
    "the bias is corrected for the last feature only",
    "Every feature moves the bias by its own amount: subtract them all from the same bias.",
)(raw_bias(lambda b, w, mean, std: b - w[-1] / std[-1] * mean[-1], right_weights))

for bias in (
    lambda b, w, mean, std: b,
    lambda b, w, mean, std: b - w @ mean,
    right_bias,
    lambda b, w, mean, std: b + np.sum(w * std * mean),
    lambda b, w, mean, std: b + w @ mean,
):
    unscale.wrong(
        "multiplied-by-std",
        "the weights are multiplied by std",
        "x was divided by std and theta stays in front of it: the weights are divided by std too.",
    )(raw_bias(bias, lambda b, w, mean, std: w * std))

for bias in (
    lambda b, w, mean, std: b,
    right_bias,
    lambda b, w, mean, std: b - np.sum((w - mean) / std * mean),
):
    unscale.wrong(
        "scaled-once-more",
        "the weights are scaled once more as if they were data: minus mean, over std",
        "Put z = (x - mean) / std into the prediction, and sort: what stands before x, what stands alone?",
    )(raw_bias(bias, lambda b, w, mean, std: (w - mean) / std))

for bias in (
    lambda b, w, mean, std: b - np.sum(w / std**2 * mean),
    right_bias,
    lambda b, w, mean, std: b,
):
    unscale.wrong(
        "divided-by-variance",
        "the weights are divided by the square of std",
        "z divides by std once, so the weights are divided by it once.",
    )(raw_bias(bias, lambda b, w, mean, std: w / std**2))

unscale.wrong(
    "divided-by-std-twice",
    "in the bias, std divides twice",
    "The new weights are divided by std already: multiply them by the means alone.",
)(raw_bias(lambda b, w, mean, std: b - np.sum(w * mean / std**2), right_weights))

for bias in (
    lambda b, w, mean, std: b - w @ mean,
    lambda b, w, mean, std: b + w @ mean,
    lambda b, w, mean, std: b + np.sum(w / std * mean),
    lambda b, w, mean, std: b - np.sum(mean),
):
    unscale.wrong(
        "weights-kept",
        "the weights are still those of the scaled features",
        "One unit of x is 1 / std units of z: divide each weight by its std.",
    )(raw_bias(bias, lambda b, w, mean, std: w))

unscale.wrong(
    "bias-lost",
    "the old bias is gone: only the correction is left in its place",
    "Begin with theta[0], the prediction at the mean, and subtract from it.",
)(raw_bias(lambda b, w, mean, std: -np.sum(w / std * mean), right_weights))

unscale.wrong(
    "bias-turned-round",
    "the old bias is subtracted from the correction",
    "Begin with theta[0] and subtract weight times mean from it.",
)(raw_bias(lambda b, w, mean, std: np.sum(w / std * mean) - b, right_weights))


def predicted_at_zero(theta, mean, std):
    return theta[0] - np.sum(theta[1:] / std * mean)


unscale.wrong(
    "bias-alone",
    "gives the bias alone, without the weights",
    "Put the new weights behind the bias: n + 1 numbers come out, as many as went in.",
)(predicted_at_zero)


@unscale.wrong(
    "theta-unchanged",
    "theta comes back as it was",
    "The weights belong to other units now: divide them by std, and correct the bias.",
)
def theta_unchanged(theta, mean, std):
    return theta
