"""Least squares in closed form, for every table."""

import numpy as np

from chainrule.course.checking import Check, case

fit_closed_form = Check("fit_closed_form")


def written(numbers):
    return "[" + ", ".join(f"{number:.4g}" for number in numbers) + "]"


@fit_closed_form.cases
def columns_that_differ(rng):
    X = np.array([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0], [1.0, 3.0]])
    yield case(X, np.array([1.0, 3.0, 4.0, 8.0]))
    for m, n in ((5, 3), (9, 2), (13, 4), (6, 1)):
        X = np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))])
        yield case(X, rng.normal(size=m) * 3 + 2)


@fit_closed_form.cases
def columns_that_repeat(rng):
    say = {
        "about": "where one column repeats another",
        "mend": "There XᵀX has no inverse. np.linalg.lstsq or np.linalg.pinv find the shortest solution.",
    }
    yield case(np.array([[1.0, 2.0], [1.0, 2.0], [1.0, 2.0]]), np.array([9.0, 10.0, 11.0]), **say)
    for m in (4, 7):
        x = rng.integers(-9, 10, size=m) + 0.5
        yield case(np.column_stack([np.ones(m), x, x]), rng.normal(size=m), **say)


@fit_closed_form.cases
def fewer_rows_than_columns(rng):
    for m, n in ((1, 2), (3, 5), (4, 7)):
        yield case(
            np.column_stack([np.ones(m), rng.normal(size=(m, n - 1))]),
            rng.normal(size=m),
            extreme=True,
            about="with fewer rows than columns",
            mend="There XᵀX has no inverse: give X itself to np.linalg.lstsq or np.linalg.pinv.",
        )


@fit_closed_form.cases
def a_column_of_zeros(rng):
    yield case(
        np.column_stack([np.ones(5), np.zeros(5), rng.normal(size=5)]),
        rng.normal(size=5),
        extreme=True,
        about="with a column of zeros",
        mend="Such a column says nothing; its parameter is 0 in the shortest solution.",
    )


@fit_closed_form.cases
def as_many_rows_as_columns(rng):
    yield case(np.column_stack([np.ones(3), [2.0, 0.0, 5.0], [1.0, 3.0, 4.0]]), np.array([4.0, -1.0, 6.0]))


@fit_closed_form.wrong(
    "singular-inverted",
    "inverts XᵀX, which has no inverse where columns repeat each other",
    "np.linalg.lstsq or np.linalg.pinv, given X itself, find the shortest of the many solutions.",
)
def inverted(X, y):
    return np.linalg.inv(X.T @ X) @ X.T @ y


def penalised(penalty, first):
    def function(X, y):
        diagonal = np.full(X.shape[1], penalty)
        diagonal[:first] = 0.0
        return np.linalg.solve(X.T @ X + np.diag(diagonal), X.T @ y)

    return function


for penalty in (1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5):
    for first in (0, 1):
        fit_closed_form.wrong(
            "ridge-hidden",
            f"something was added to the diagonal of XᵀX ({penalty:g}): that is ridge regression",
            "It shrinks every parameter a little. np.linalg.lstsq needs no such help with a singular matrix.",
        )(penalised(penalty, first))


@fit_closed_form.wrong(
    "inverse-forgotten",
    "gives Xᵀy: the inverse of XᵀX is missing in front of it",
    "Xᵀy is one side of the equations XᵀXθ = Xᵀy. They still have to be solved for θ.",
)
def without_inverse(X, y):
    return X.T @ y


@fit_closed_form.wrong(
    "column-by-column",
    "every parameter is found as if its column were the only one",
    "The columns share the work: the parameters have to be found together.",
)
def each_alone(X, y):
    return X.T @ y / (X**2).sum(axis=0)


@fit_closed_form.wrong(
    "entries-inverted",
    "takes 1 over each entry of XᵀX, which is not its inverse",
    "The inverse of a matrix undoes its product. np.linalg has what you need.",
)
def entry_by_entry(X, y):
    return (1 / (X.T @ X)) @ X.T @ y


@fit_closed_form.wrong(
    "ones-added-again",
    "a column of ones was added, but X has one already",
    "Use X as it comes: its first column belongs to the bias. One parameter a column comes out.",
)
def with_ones(X, y):
    return np.linalg.lstsq(np.column_stack([np.ones(len(X)), X]), y, rcond=None)[0]


@fit_closed_form.wrong(
    "bias-left-out",
    "the column of ones was taken out of X, so there is no bias",
    "Use all columns of X: the first one belongs to the bias.",
)
def without_ones(X, y):
    return np.linalg.lstsq(X[:, 1:], y, rcond=None)[0]


@fit_closed_form.wrong(
    "predictions-returned",
    "gives the predictions, not the parameters",
    "Return theta itself: one number a column of X, not one a row.",
)
def fitted_values(X, y):
    return X @ np.linalg.lstsq(X, y, rcond=None)[0]


@fit_closed_form.wrong(
    "solved-as-square",
    "X itself is inverted, which works only with as many rows as columns",
    "There are more equations than unknowns: np.linalg.lstsq comes as near as it can to all of them.",
)
def solved_as_square(X, y):
    return np.linalg.solve(X, y)


for place in (1, 2, 3):
    fit_closed_form.wrong(
        "another-part-of-lstsq",
        "another one of the four results of np.linalg.lstsq is returned",
        "It gives the solution, the residuals, the rank and the singular values: take the first.",
    )(lambda X, y, place=place: np.linalg.lstsq(X, y, rcond=None)[place])


def one_column(X, y):
    return np.polyfit(X[:, 1], y, 1)


def one_column_turned(X, y):
    return np.polyfit(X[:, 1], y, 1)[::-1]


for of_one in (one_column, one_column_turned):
    fit_closed_form.wrong(
        "line-only",
        "fits a line to a single column of X",
        "np.polyfit knows one input only. Every column has its parameter: fit them together.",
    )(of_one)


@fit_closed_form.wrong(
    "each-slope-alone",
    "each slope is found from its own column, as covariance over variance",
    "The columns share the work: the parameters have to be found together.",
)
def each_slope_alone(X, y):
    centred = X[:, 1:] - X[:, 1:].mean(axis=0)
    slopes = centred.T @ y / (centred**2).sum(axis=0)
    return np.concatenate([[y.mean() - slopes @ X[:, 1:].mean(axis=0)], slopes])


@fit_closed_form.wrong(
    "divided-not-solved",
    "Xᵀy is divided by the entries of XᵀX: a matrix cannot be divided by like that",
    "To divide by a matrix means to solve the equations that it stands for. np.linalg has what you need.",
)
def divided(X, y):
    return X.T @ y / (X.T @ X)


@fit_closed_form.wrong(
    "divided-row-by-row",
    "y is divided by each number of X, and the mean of that is taken",
    "The rows contradict each other: find the theta whose squared errors are the smallest in all.",
)
def divided_row_by_row(X, y):
    return (y[:, np.newaxis] / X).mean(axis=0)


@fit_closed_form.wrong(
    "rows-for-columns",
    "XXᵀ is inverted: it pairs the examples, and has no inverse where there are many",
    "The equations are about the columns: XᵀX is (n, n). Better still, give X to np.linalg.lstsq.",
)
def rows_for_columns(X, y):
    return X @ np.linalg.inv(X.T @ X) @ y


@fit_closed_form.wrong(
    "transposed-forgotten",
    "uses X where Xᵀ belongs, so the shapes fit only by chance",
    "The normal equations have Xᵀ on both sides: XᵀX and Xᵀy.",
)
def transposed_forgotten(X, y):
    return np.linalg.inv(X.T @ X) @ X @ y


@fit_closed_form.wrong(
    "y-forgotten",
    "gives a matrix made of X alone: y has not come in",
    "The pseudoinverse is half of the answer: multiply it by y.",
)
def y_forgotten(X, y):
    return np.linalg.pinv(X) + 0 * y


@fit_closed_form.wrong(
    "divided-by-m-once",
    "one side of the equations is divided by m, the other is not",
    "A mean on both sides cancels out: leave it out of both, or divide both.",
)
def divided_by_m_once(X, y):
    return np.linalg.pinv(X.T @ X / len(y)) @ X.T @ y


@fit_closed_form.wrong(
    "data-centred",
    "the means were subtracted first, so the bias is lost",
    "Leave X and y as they are: the column of ones finds the bias.",
)
def data_centred(X, y):
    centred = X - X.mean(axis=0)
    centred[:, 0] = 1
    return np.linalg.lstsq(centred, y - y.mean(), rcond=None)[0]


@fit_closed_form.wrong(
    "features-centred",
    "the means of the features were subtracted: the bias belongs to another table",
    "Leave X as it is, or bring the bias back to the units of X.",
)
def features_centred(X, y):
    centred = X - X.mean(axis=0)
    centred[:, 0] = 1
    return np.linalg.lstsq(centred, y, rcond=None)[0]


for penalty in (100.0, 10.0, 0.5):
    for first in (0, 1):
        fit_closed_form.wrong(
            "ridge-hidden",
            f"something was added to the diagonal of XᵀX ({penalty:g}): that is ridge regression",
            "It shrinks every parameter a little. np.linalg.lstsq needs no such help with a singular matrix.",
        )(penalised(penalty, first))


def walked(learning_rate, steps, factor):
    """Return where so many steps of descent from 0 lead, without taking them: each axis shrinks evenly."""

    def function(X, y):
        steepness, axes = np.linalg.eigh(X.T @ X / len(y) * factor)
        left = (1 - learning_rate * steepness) ** steps
        flat = steepness < 1e-12 * steepness[-1]
        shares = np.where(flat, 0.0, (1 - left) / np.where(flat, 1.0, steepness))
        if not np.all(np.abs(left) < 1e280):
            return np.full(X.shape[1], np.nan)
        return axes @ (shares * (axes.T @ X.T @ y)) / len(y) * factor

    return function


for learning_rate in (1.0, 0.5, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.001):
    for steps in (100, 500, 1000, 2000, 5000, 10_000):
        for factor in (1, 2):
            if 0.01 <= learning_rate <= 0.03 and learning_rate * steps * factor >= 100:
                continue  # so many of these steps do arrive
            fit_closed_form.wrong(
                "descent-for-closed-form",
                "this is gradient descent, which comes near the lowest point at best",
                "No step is taken here: where all slopes are zero, equations stand. Solve them.",
            )(walked(learning_rate, steps, factor))


@fit_closed_form.must(
    "ridge-hidden",
    "another unit changes the predictions: a small ridge is hidden in it",
    "Add nothing to XᵀX, not even a little: np.linalg.lstsq copes with singular tables without it.",
)
def unit_does_not_matter(function):
    X = np.column_stack([np.ones(6), [3.0, -1.0, 4.0, 1.0, -5.0, 9.0]])
    y = np.array([2.0, 7.0, 1.0, 8.0, 2.0, 8.0])
    ordinary, small = np.asarray(function(X, y)), np.asarray(function(X / 1e5, y)) / 1e5
    if np.allclose(ordinary, small, rtol=1e-5, atol=0):
        return True
    return f"with X / 100000, theta / 100000 should be {written(ordinary)} as before, and is {written(small)}"


@fit_closed_form.must(
    "digits-lost",
    "loses half of the digits where two columns are nearly the same",
    "XᵀX squares the trouble: give X itself to np.linalg.lstsq or np.linalg.pinv.",
)
def near_twins(function):
    x = np.array([3.0, -1.0, 4.0, 1.0, -5.0, 9.0, 2.0, -6.0])
    X = np.column_stack([np.ones(8), x, x + 1e-7 * np.array([1.0, -1.0, 1.0, 1.0, -1.0, -1.0, -1.0, 1.0])])
    theta = np.asarray(function(X, X @ np.array([2.0, 3.0, 5.0])))
    if np.allclose(theta, [2.0, 3.0, 5.0], rtol=1e-4):
        return True
    return f"theta should be [2, 3, 5] for y = 2 + 3 x1 + 5 x2, and is {written(theta)}"
