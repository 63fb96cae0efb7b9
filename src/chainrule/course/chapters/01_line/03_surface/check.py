"""The cost on a grid of slopes and biases."""

import numpy as np

from chainrule.course.checking import Check, case

cost_surface = Check("cost_surface")


@cost_surface.cases
def several_sizes(rng):
    yield case(np.array([0.0, 2.0]), np.array([0.0, 4.0]), np.array([0.0, 2.0]), np.array([0.0, 2.0, 4.0]))
    for m, k, n in ((3, 5, 4), (8, 3, 6), (5, 7, 2)):
        yield case(rng.normal(size=m), rng.normal(size=m), rng.normal(size=k), rng.normal(size=n))


@cost_surface.cases
def at_the_edge(rng):
    yield case(rng.normal(size=6), rng.normal(size=6), np.array([1.5]), rng.normal(size=3), about="with one slope")
    yield case(rng.normal(size=4), rng.normal(size=4), rng.normal(size=5), np.array([-0.5]), about="with one bias")
    yield case(np.array([2.0]), np.array([3.0]), rng.normal(size=2), rng.normal(size=4), about="with one example")
    yield case(*rng.normal(size=(4, 4)), about="with equal sizes")


@cost_surface.quick_on
def fine_grid(rng):
    yield case(rng.normal(size=5), rng.normal(size=5), np.linspace(-3, 3, 150), np.linspace(-2, 2, 200))


def errors_of_all(x, y, ws, bs):
    return ws[:, None, None] * x + bs[None, :, None] - y


def costs(x, y, ws, bs):
    return np.mean(errors_of_all(x, y, ws, bs) ** 2, axis=2) / 2


@cost_surface.wrong(
    "axes-swapped",
    "rows and columns have changed places",
    "Row i belongs to the slope ws[i], column j to the bias bs[j].",
)
def biases_in_rows(x, y, ws, bs):
    return costs(x, y, ws, bs).T


@cost_surface.wrong(
    "axes-missing",
    "slopes, biases and examples lie along the same axis, so their lengths do not fit",
    "Give slopes, biases and examples an axis each, with np.newaxis; or go over all pairs with two loops.",
)
def without_axes(x, y, ws, bs):
    return np.mean((ws * x + bs - y) ** 2) / 2


@cost_surface.wrong(
    "first-line-only",
    "the result is the cost of the first line alone",
    "Go over all pairs of a slope and a bias, and return when the whole table is filled.",
)
def returned_too_early(x, y, ws, bs):
    return np.mean((ws[0] * x + bs[0] - y) ** 2) / 2


@cost_surface.wrong(
    "last-line-only",
    "the result is the cost of the last line alone",
    "Keep each cost in its own cell of the table, so that the next one does not replace it.",
)
def overwritten(x, y, ws, bs):
    return np.mean((ws[-1] * x + bs[-1] - y) ** 2) / 2


@cost_surface.wrong(
    "pairs-only",
    "each slope has met only one bias",
    "Combine every slope with every bias: k slopes and l biases make a table of k times l costs.",
)
def in_parallel(x, y, ws, bs):
    return np.array([np.mean((w * x + b - y) ** 2) / 2 for w, b in zip(ws, bs, strict=False)])


@cost_surface.wrong(
    "roles-swapped",
    "the table has the right shape, but ws were used as biases and bs as slopes",
    "The row must give the slope and the column the bias: look at the order in which you made the grids.",
)
def swapped_roles(x, y, ws, bs):
    return costs(x, y, bs, ws).T


@cost_surface.wrong(
    "reshaped",
    "the costs are right, but they lie in the wrong cells",
    "A reshape does not swap rows and columns: go over the slopes on the outside, over the biases inside.",
)
def filled_by_columns(x, y, ws, bs):
    return costs(x, y, ws, bs).T.reshape(len(ws), len(bs))


@cost_surface.wrong(
    "flat",
    "the costs stand in one long row instead of a table",
    "Give the result one row for each slope and one column for each bias.",
)
def one_long_row(x, y, ws, bs):
    return costs(x, y, ws, bs).ravel()


@cost_surface.wrong(
    "all-averaged",
    "the mean was taken over the lines as well as over the examples",
    "Take the mean along the axis of the examples only: each line keeps its own cost.",
)
def mean_of_everything(x, y, ws, bs):
    return np.mean(costs(x, y, ws, bs))


@cost_surface.wrong(
    "mean-over-slopes",
    "the mean was taken over the slopes instead of the examples",
    "Look at the shape before the mean, and name the axis that has m entries.",
)
def mean_along_first(x, y, ws, bs):
    return np.mean(errors_of_all(x, y, ws, bs) ** 2, axis=0) / 2


@cost_surface.wrong(
    "mean-over-biases",
    "the mean was taken over the biases instead of the examples",
    "Look at the shape before the mean, and name the axis that has m entries.",
)
def mean_along_second(x, y, ws, bs):
    return np.mean(errors_of_all(x, y, ws, bs) ** 2, axis=1) / 2


@cost_surface.wrong(
    "one-for-each",
    "there is still one number for each example: the mean is missing",
    "Take the mean along the axis of the examples, so that a table is left.",
)
def not_averaged(x, y, ws, bs):
    return errors_of_all(x, y, ws, bs) ** 2 / 2


@cost_surface.wrong(
    "signed-error",
    "the errors are not squared, so positive and negative ones cancel",
    "Square each error before you take the mean.",
)
def not_squared(x, y, ws, bs):
    return np.mean(errors_of_all(x, y, ws, bs), axis=2) / 2


@cost_surface.wrong(
    "mean-then-square",
    "the mean is squared, not each error: errors cancel before they are squared",
    "Square each error first; take the mean of the squares after that.",
)
def square_of_mean(x, y, ws, bs):
    return np.mean(errors_of_all(x, y, ws, bs), axis=2) ** 2 / 2
