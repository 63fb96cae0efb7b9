"""Powers as features, and the curve that they make."""

import numpy as np

from chainrule.course.checking import Check, case

polynomial_features = Check("polynomial_features")


@polynomial_features.cases
def several_degrees(rng):
    yield case(np.array([2.0, 3.0]), 2)
    for m, degree in ((5, 3), (7, 1), (3, 5), (11, 4)):
        yield case(rng.uniform(-2, 2, size=m), degree)
    yield case(np.array([20, 0, 36, 12]), 3)


@polynomial_features.cases
def degree_zero(rng):
    yield case(
        rng.normal(size=3),
        0,
        extreme=True,
        about="with degree 0",
        mend="A constant is a polynomial too: the column of ones alone, in a table of shape (m, 1).",
    )


@polynomial_features.cases
def high_powers_of_whole_numbers(rng):
    yield case(
        np.array([20, 0, 36, 12]),
        13,
        extreme=True,
        about="with whole numbers and degree 13",
        mend="Whole numbers of 64 bits end near 9.2e18: make x or the exponents floats first.",
    )


@polynomial_features.quick_on
def many_inputs(rng):
    yield case(rng.normal(size=50_000), 4)


@polynomial_features.wrong(
    "degree-short",
    "the highest power is missing",
    "Powers from 0 to degree are degree + 1 columns; range and arange leave their end out.",
)
def one_power_short(x, degree):
    return np.vander(x, degree, increasing=True)


@polynomial_features.wrong(
    "degree-long",
    "there is one power too many",
    "The last column is x to the power of degree: degree + 1 columns, as the constant is one of them.",
)
def one_power_more(x, degree):
    return np.vander(x, degree + 2, increasing=True)


@polynomial_features.wrong(
    "constant-twice",
    "there are two columns of ones",
    "x to the power of 0 is 1 already: begin at 0 or add the ones, not both.",
)
def two_constants(x, degree):
    return np.column_stack([np.ones(len(x)), np.vander(x, degree + 1, increasing=True)])


@polynomial_features.wrong(
    "constant-forgotten",
    "the column of ones is missing",
    "Begin with x to the power of 0: it is 1 everywhere, and carries the bias.",
)
def without_constant(x, degree):
    return np.vander(x, degree + 1, increasing=True)[:, 1:]


@polynomial_features.wrong(
    "highest-power-first",
    "the powers fall from left to right",
    "Begin with the ones, so that theta[0] is the bias as before: powers 0, 1, 2, ...",
)
def falling(x, degree):
    return np.vander(x, degree + 1)


@polynomial_features.wrong(
    "multiples-for-powers",
    "the columns are multiples of x, not its powers",
    "x² is x times x; 2x is only a stretched copy of x, and brings nothing new.",
)
def multiples(x, degree):
    return np.column_stack([np.ones(len(x))] + [k * x for k in range(1, degree + 1)])


@polynomial_features.wrong(
    "multiples-from-zero",
    "the columns are multiples of x, not its powers",
    "x² is x times x; 2x is only a stretched copy of x, and brings nothing new.",
)
def multiples_from_zero(x, degree):
    return np.outer(x, np.arange(degree + 1))


@polynomial_features.wrong(
    "highest-power-only",
    "the powers between 1 and degree are missing",
    "A curve of degree 3 also needs x and x²: every power from 0 on has its column.",
)
def highest_only(x, degree):
    return np.column_stack([np.ones(len(x)), x**degree])


@polynomial_features.wrong(
    "constant-is-zero",
    "the first column is 0, not 1",
    "x to the power of 0 is 1 for every x.",
)
def zeros_first(x, degree):
    X = np.vander(x, degree + 1, increasing=True)
    X[:, 0] = 0
    return X


@polynomial_features.wrong(
    "one-power-only",
    "only the highest power is returned, as one row of numbers",
    "Every power from 0 to degree has a column of its own, side by side.",
)
def one_power(x, degree):
    return x**degree


@polynomial_features.wrong(
    "squared-again-and-again",
    "each power is the square of the one before: x, x², x⁴, x⁸",
    "Multiply each column by x to come to the next power, not by itself.",
)
def squared_again(x, degree):
    return np.column_stack([np.ones(len(x))] + [x ** (2.0**k) for k in range(degree)])


@polynomial_features.wrong(
    "powers-from-one",
    "the powers run from 1 to degree + 1",
    "Begin one lower: x to the power of 0 first, and the power of degree last.",
)
def from_one(x, degree):
    return np.column_stack([x**k for k in range(1, degree + 2)])


@polynomial_features.wrong(
    "base-and-exponent-swapped",
    "base and exponent have changed places: 2 to the power of x, not x to the power of 2",
    "x stands before the **, and the number of the column behind it.",
)
def exponential(x, degree):
    return np.column_stack([k**x for k in range(degree + 1)])


@polynomial_features.wrong(
    "factorials",
    "the powers are divided by factorials, as in a Taylor series",
    "A column is the plain power of x: theta takes care of the factors.",
)
def taylor(x, degree):
    columns = [np.ones(len(x))]
    for k in range(1, degree + 1):
        columns.append(columns[-1] * x / k)
    return np.column_stack(columns)


@polynomial_features.wrong(
    "reshaped-for-turned",
    "the rows of powers were cut anew, not turned: numbers landed in wrong rows",
    "reshape keeps the reading order. To make rows into columns, take the transpose.",
)
def reshaped(x, degree):
    return np.vander(x, degree + 1, increasing=True).T.reshape(len(x), degree + 1)


@polynomial_features.wrong(
    "tiled-for-repeated",
    "the copies of x lie one behind the other, so a row mixes several inputs",
    "A row belongs to one input: let x stand upright, as (m, 1), before the exponents.",
)
def tiled(x, degree):
    return np.tile(x, degree + 1).reshape(len(x), degree + 1) ** np.arange(degree + 1.0)


@polynomial_features.wrong(
    "powers-in-one-row",
    "the powers lie one behind the other in one long row",
    "Put them side by side as columns: np.column_stack does that, np.hstack does not.",
)
def in_one_row(x, degree):
    return np.vander(x, degree + 1, increasing=True).T.ravel()


@polynomial_features.wrong(
    "powers-added",
    "the powers of each input are added up to a single number",
    "Keep them apart: a column for each power, so that each gets a parameter.",
)
def powers_added(x, degree):
    return np.vander(x, degree + 1, increasing=True).sum(axis=1)


@polynomial_features.wrong(
    "x-not-upright",
    "x and the exponents are paired one by one: both are flat arrays",
    "Every input meets every exponent: let x stand upright, as (m, 1).",
)
def paired(x, degree):
    return x ** np.arange(degree + 1.0)


@polynomial_features.wrong(
    "line-only",
    "there are the ones and x, and no higher power",
    "Go on up to the power of degree: degree + 1 columns.",
)
def only_a_line(x, degree):
    return np.column_stack([np.ones(len(x)), x])


@polynomial_features.wrong(
    "constant-last",
    "the column of ones stands last",
    "Begin with the ones, so that theta[0] is the bias as before.",
)
def ones_last(x, degree):
    return np.roll(np.vander(x, degree + 1, increasing=True), -1, axis=1)


@polynomial_features.wrong(
    "x-for-constant",
    "the first column is x, not the ones",
    "x to the power of 0 is 1 for every x, and comes first.",
)
def x_twice(x, degree):
    X = np.vander(x, degree + 1, increasing=True)
    X[:, 0] = x
    return X


@polynomial_features.wrong(
    "powers-piled-up",
    "the columns hold sums of powers: each power is added to those before",
    "A column is one power alone.",
)
def piled_up(x, degree):
    return np.vander(x, degree + 1, increasing=True).cumsum(axis=1)


@polynomial_features.wrong(
    "powers-centred",
    "x was centred or scaled before the powers were taken",
    "Take the powers of x as it comes: (x - mean)² is another feature than x².",
)
def powers_centred(x, degree):
    return np.vander(x - x.mean(), degree + 1, increasing=True)


@polynomial_features.wrong(
    "powers-centred",
    "x was centred or scaled before the powers were taken",
    "Take the powers of x as it comes: (x - mean)² is another feature than x².",
)
def powers_standardised(x, degree):
    return np.vander((x - x.mean()) / x.std(), degree + 1, increasing=True)


@polynomial_features.wrong(
    "columns-standardised",
    "the columns of powers were standardised",
    "Give the powers as they are: scaling is another function's work.",
)
def columns_standardised(x, degree):
    powers = np.vander(x, degree + 1, increasing=True)[:, 1:]
    return np.column_stack([np.ones(len(x)), (powers - powers.mean(axis=0)) / powers.std(axis=0)])


@polynomial_features.wrong(
    "roots-for-powers",
    "roots are taken, not powers",
    "The exponent is the number of the column itself: 2 for the square.",
)
def roots(x, degree):
    return np.column_stack([np.ones(len(x))] + [x ** (1 / k) for k in range(1, degree + 1)])


fit_polynomial = Check("fit_polynomial")


@fit_polynomial.cases
def parabola_and_life(rng):
    yield case(np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 6.0, 17.0, 34.0]), 2)
    hours, years = np.array([20.0, 0.0, 36.0, 12.0]), np.array([78.0, 65.0, 81.0, 72.0])
    for degree in (1, 2):
        yield case(hours, years, degree)


@fit_polynomial.cases
def noise(rng):
    for m, degree in ((5, 3), (9, 2), (14, 4)):
        yield case(np.linspace(-1.5, 2, m) + rng.uniform(-0.1, 0.1, size=m), rng.normal(size=m) * 2, degree)


@fit_polynomial.cases
def through_all_points(rng):
    yield case(
        np.array([20.0, 0.0, 36.0, 12.0]),
        np.array([78.0, 65.0, 81.0, 72.0]),
        3,
        extreme=True,
        about="with the life data and degree 3, through all four points",
        mend="Powers of 36 are large: give the table itself to np.linalg.lstsq.",
    )
    yield case(
        rng.normal(size=4),
        np.array([4.0, 1.0, 2.0, 5.0]),
        0,
        extreme=True,
        about="with degree 0",
        mend="The best constant is the mean of y, in an array of shape (1,).",
    )


@fit_polynomial.wrong(
    "highest-power-first",
    "theta begins with the highest power",
    "Give the constant first, as in your table. np.polyfit counts the other way: turn its result round.",
)
def falling_theta(x, y, degree):
    return np.polyfit(x, y, degree)


@fit_polynomial.wrong(
    "degree-short",
    "fits a polynomial of one degree less",
    "A polynomial of this degree has degree + 1 parameters.",
)
def short(x, y, degree):
    return np.linalg.lstsq(one_power_short(x, degree), y, rcond=None)[0]


@fit_polynomial.wrong(
    "degree-long",
    "fits a polynomial of one degree more",
    "A polynomial of this degree has degree + 1 parameters, and no more.",
)
def long(x, y, degree):
    return np.linalg.lstsq(one_power_more(x, degree), y, rcond=None)[0]


@fit_polynomial.wrong(
    "constant-twice",
    "the constant is in the table twice, so two parameters share it",
    "polynomial_features begins with the ones: add no further column.",
)
def shared_constant(x, y, degree):
    return np.linalg.lstsq(two_constants(x, degree), y, rcond=None)[0]


@fit_polynomial.wrong(
    "constant-forgotten",
    "fits a curve without a constant: it is forced through (0, 0)",
    "Use the whole table, with its column of ones.",
)
def through_the_origin(x, y, degree):
    return np.linalg.lstsq(without_constant(x, degree), y, rcond=None)[0]


@fit_polynomial.wrong(
    "line-only",
    "fits a straight line, whatever the degree",
    "Make the powers of x first, and fit their table to y.",
)
def line(x, y, degree):
    return np.linalg.lstsq(np.vander(x, 2, increasing=True), y, rcond=None)[0]


@fit_polynomial.wrong(
    "inverse-forgotten",
    "gives Xᵀy: the equations XᵀXθ = Xᵀy are not solved",
    "Solve for theta as in fit_closed_form.",
)
def unsolved(x, y, degree):
    return np.vander(x, degree + 1, increasing=True).T @ y


@fit_polynomial.wrong(
    "predictions-returned",
    "gives the heights of the curve, not its parameters",
    "Return theta: degree + 1 numbers, whatever the number of points.",
)
def heights(x, y, degree):
    X = np.vander(x, degree + 1, increasing=True)
    return X @ np.linalg.lstsq(X, y, rcond=None)[0]


@fit_polynomial.wrong(
    "scaling-not-undone",
    "theta belongs to the standardised x",
    "Fit the powers of x as it comes, or bring theta back to the units of x.",
)
def for_standardised_x(x, y, degree):
    return np.polyfit((x - x.mean()) / x.std(), y, degree)[::-1]


@fit_polynomial.wrong(
    "window-not-undone",
    "theta belongs to x stretched to the range from -1 to 1",
    "Polynomial.fit scales x by itself: convert() brings its coefficients back to x as it comes.",
)
def in_its_window(x, y, degree):
    return np.polynomial.Polynomial.fit(x, y, degree).coef


@fit_polynomial.wrong(
    "centre-not-undone",
    "theta belongs to x minus its mean",
    "Fit the powers of x as it comes, or bring theta back.",
)
def for_centred_x(x, y, degree):
    return np.polyfit(x - x.mean(), y, degree)[::-1]


def from_zero_to_one(x):
    return (x - x.min()) / (x.max() - x.min())


for change in (lambda x: x / x.max(), lambda x: x / np.abs(x).max(), from_zero_to_one):
    fit_polynomial.wrong(
        "range-not-undone",
        "theta belongs to x divided by its largest value or its range",
        "Fit the powers of x as it comes, or bring theta back to the units of x.",
    )(lambda x, y, degree, change=change: np.polyfit(change(x), y, degree)[::-1])


@fit_polynomial.wrong(
    "highest-power-only",
    "the powers between 1 and degree are missing from the curve",
    "A curve of degree 3 also needs x and x²: fit the whole table.",
)
def two_terms(x, y, degree):
    return np.linalg.lstsq(np.column_stack([np.ones(len(x)), x**degree]), y, rcond=None)[0]


@fit_polynomial.wrong(
    "multiples-for-powers",
    "the columns of the table are multiples of x, not its powers",
    "x² is x times x: use polynomial_features.",
)
def fit_of_multiples(x, y, degree):
    return np.linalg.lstsq(multiples(x, degree), y, rcond=None)[0]


@fit_polynomial.wrong(
    "first-points-only",
    "the curve passes through the first degree + 1 points, and ignores the others",
    "Every point has its say: find the smallest sum of squared errors over all of them.",
)
def first_points(x, y, degree):
    n = degree + 1
    return np.linalg.solve(np.vander(x[:n], n, increasing=True), y[:n])


@fit_polynomial.wrong(
    "solved-as-square",
    "the table itself is inverted, which works only with degree + 1 points",
    "With more points than parameters, np.linalg.lstsq comes as near as it can to all of them.",
)
def solved_as_square(x, y, degree):
    return np.linalg.solve(np.vander(x, degree + 1, increasing=True), y)


@fit_polynomial.wrong(
    "column-by-column",
    "every parameter is found as if its power were the only one",
    "The powers share the work: the parameters have to be found together.",
)
def each_alone(x, y, degree):
    X = np.vander(x, degree + 1, increasing=True)
    return X.T @ y / (X**2).sum(axis=0)


@fit_polynomial.wrong(
    "constant-set-to-zero",
    "the constant is set to 0: the curve is forced through (0, 0)",
    "The constant is fitted like the others, with the column of ones.",
)
def constant_zero(x, y, degree):
    return np.concatenate([[0.0], through_the_origin(x, y, degree)])


for penalty in (1.0, 0.1, 0.01, 1e-3):
    for first in (0, 1):

        def ridge(x, y, degree, penalty=penalty, first=first):
            X = np.vander(x, degree + 1, increasing=True)
            diagonal = np.full(degree + 1, penalty)
            diagonal[:first] = 0.0
            return np.linalg.solve(X.T @ X + np.diag(diagonal), X.T @ y)

        fit_polynomial.wrong(
            "ridge-hidden",
            f"something was added to the diagonal of XᵀX ({penalty:g}): that is ridge regression",
            "It shrinks every parameter a little: fit without it.",
        )(ridge)


@fit_polynomial.wrong(
    "constant-kept-first",
    "the constant comes first, but the other powers fall from left to right",
    "All powers rise: constant, x, x², ... Turn the whole of polyfit's result round.",
)
def constant_kept_first(x, y, degree):
    return np.roll(np.polyfit(x, y, degree), 1)


@fit_polynomial.wrong(
    "powers-of-y",
    "the powers are those of y, not of x",
    "The table is made of x; y is what it is fitted to.",
)
def powers_of_y(x, y, degree):
    return np.linalg.lstsq(np.vander(y, degree + 1, increasing=True), y, rcond=None)[0]
