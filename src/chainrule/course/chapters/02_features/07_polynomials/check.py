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
