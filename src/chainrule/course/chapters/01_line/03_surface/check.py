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


@cost_surface.wrong(
    "pairs-only",
    "each slope has met only one bias: the diagonal is filled, the rest is still 0",
    "zip walks through both at once. Put one loop into the other, so that every slope meets every bias.",
)
def diagonal_only(x, y, ws, bs):
    surface = np.zeros((len(ws), len(bs)))
    for i in range(min(len(ws), len(bs))):
        surface[i, i] = np.mean((ws[i] * x + bs[i] - y) ** 2) / 2
    return surface


@cost_surface.wrong(
    "axes-missing",
    "the examples have no axis of their own, so they meet the grid of slopes and biases crosswise",
    "meshgrid makes two axes; the examples need a third: add one to both grids with np.newaxis.",
)
def grid_without_third_axis(x, y, ws, bs):
    slopes, biases = np.meshgrid(ws, bs)
    return np.mean((slopes * x + biases - y) ** 2) / 2


@cost_surface.wrong(
    "axes-missing",
    "the examples have no axis of their own, so they meet the grid of slopes and biases crosswise",
    "meshgrid makes two axes; the examples need a third: add one to both grids with np.newaxis.",
)
def matrix_grid_without_third_axis(x, y, ws, bs):
    slopes, biases = np.meshgrid(ws, bs, indexing="ij")
    return np.mean((slopes * x + biases - y) ** 2) / 2


@cost_surface.wrong(
    "axes-missing",
    "the examples have no axis of their own, so they meet the grid of slopes and biases crosswise",
    "meshgrid makes two axes; the examples need a third: add one to both grids with np.newaxis.",
)
def grid_without_mean(x, y, ws, bs):
    slopes, biases = np.meshgrid(ws, bs)
    return (slopes * x + biases - y) ** 2 / 2


@cost_surface.wrong(
    "axes-missing",
    "the examples have no axis of their own, so they meet the grid of slopes and biases crosswise",
    "meshgrid makes two axes; the examples need a third: add one to both grids with np.newaxis.",
)
def matrix_grid_without_mean(x, y, ws, bs):
    slopes, biases = np.meshgrid(ws, bs, indexing="ij")
    return (slopes * x + biases - y) ** 2 / 2


@cost_surface.wrong(
    "rows-are-one-list",
    "all rows are the same: they are one list under several names",
    "[[0] * l] * k repeats one row k times. Make a new row for each slope, or use np.zeros((k, l)).",
)
def one_row_for_all(x, y, ws, bs):
    return np.tile(costs(x, y, ws, bs)[-1], (len(ws), 1))


@cost_surface.wrong(
    "lowest-only",
    "the lowest cost alone is returned, not the whole table",
    "The map needs the cost of every line, the bad ones too: return all cells.",
)
def lowest_cost(x, y, ws, bs):
    return np.min(costs(x, y, ws, bs))


@cost_surface.wrong(
    "lowest-only",
    "the best slope and the best bias are returned, not the table of costs",
    "The map needs the cost of every line, the bad ones too: return all cells.",
)
def best_place(x, y, ws, bs):
    table = costs(x, y, ws, bs)
    i, j = np.unravel_index(np.argmin(table), table.shape)
    return ws[i], bs[j]


@cost_surface.wrong(
    "lowest-only",
    "for each slope the lowest cost alone is returned",
    "Each slope has a whole row of costs, one for each bias: keep them all.",
)
def lowest_of_each_row(x, y, ws, bs):
    return np.min(costs(x, y, ws, bs), axis=1)


@cost_surface.wrong(
    "triples",
    "each line of the result lists a slope, a bias and their cost, as in a spreadsheet",
    "The place in the table says which slope and bias it is: row i, column j; store the cost alone.",
)
def list_of_triples(x, y, ws, bs):
    table = costs(x, y, ws, bs)
    return np.array([(w, b, table[i, j]) for i, w in enumerate(ws) for j, b in enumerate(bs)])


@cost_surface.wrong(
    "grid-sorted",
    "slopes and biases have been sorted, so the costs lie in other cells",
    "Row i belongs to ws[i] as it was given. np.unique and set change the order; leave it as it is.",
)
def sorted_first(x, y, ws, bs):
    return costs(x, y, np.sort(ws), np.sort(bs))


@cost_surface.wrong(
    "own-grid",
    "an evenly spaced grid of its own is used, not the given slopes and biases",
    "ws and bs are the slopes and biases themselves, not ranges: take each value as it is.",
)
def evenly_spaced(x, y, ws, bs):
    slopes = np.linspace(np.min(ws), np.max(ws), len(ws))
    return costs(x, y, slopes, np.linspace(np.min(bs), np.max(bs), len(bs)))


@cost_surface.wrong(
    "own-grid",
    "an evenly spaced grid of its own is used, not the given slopes and biases",
    "ws and bs are the slopes and biases themselves, not ranges: take each value as it is.",
)
def from_first_to_last(x, y, ws, bs):
    return costs(x, y, np.linspace(ws[0], ws[-1], len(ws)), np.linspace(bs[0], bs[-1], len(bs)))


@cost_surface.wrong(
    "one-at-a-time",
    "a cost of the slope alone and a cost of the bias alone are added up",
    "The two belong together in one line: put w and b into the prediction before you square.",
)
def sum_of_two_costs(x, y, ws, bs):
    return costs(x, y, ws, np.zeros(1)) + costs(x, y, np.zeros(1), bs)


@cost_surface.wrong(
    "absolute-error",
    "the errors are taken without their signs, but not squared",
    "This cost is made of squared errors: multiply each error by itself.",
)
def mean_absolute(x, y, ws, bs):
    return np.mean(np.abs(errors_of_all(x, y, ws, bs)), axis=2) / 2


@cost_surface.wrong(
    "root-taken",
    "a square root is taken of the means",
    "Leave the root out: the surface then is a smooth bowl.",
)
def roots_of_means(x, y, ws, bs):
    return np.sqrt(np.mean(errors_of_all(x, y, ws, bs) ** 2, axis=2))


@cost_surface.wrong(
    "root-taken",
    "a square root is taken of the sums of squares",
    "Leave the root out: this cost stays a mean of squares. np.linalg.norm takes a root too.",
)
def norms(x, y, ws, bs):
    return np.linalg.norm(errors_of_all(x, y, ws, bs), axis=2)


@cost_surface.wrong(
    "errors-centred",
    "this is the variance of the errors: the bias falls out of it",
    "A line that is 5 too high everywhere is wrong: take the mean of the squared errors themselves.",
)
def variances(x, y, ws, bs):
    return np.var(errors_of_all(x, y, ws, bs), axis=2) / 2


@cost_surface.wrong(
    "squares-subtracted",
    "predictions and true values are squared before the subtraction",
    "Subtract first, then square the difference.",
)
def difference_of_squares(x, y, ws, bs):
    return np.mean((errors_of_all(x, y, ws, bs) + y) ** 2 - y**2, axis=2) / 2


@cost_surface.wrong(
    "predictions-only",
    "the predictions are squared: the true values are missing",
    "A cost compares: subtract y from the prediction before you square.",
)
def without_truth(x, y, ws, bs):
    return np.mean((errors_of_all(x, y, ws, bs) + y) ** 2, axis=2) / 2


@cost_surface.wrong(
    "relative-to-lowest",
    "the lowest cost of the table is taken away from every cell",
    "The bottom of the map need not lie at 0: leave the costs as they are.",
)
def above_the_lowest(x, y, ws, bs):
    table = costs(x, y, ws, bs)
    return table - table.min()


@cost_surface.wrong(
    "log-taken",
    "the logarithm of the costs is returned",
    "It may help a picture, but the surface holds the costs themselves.",
)
def logarithms(x, y, ws, bs):
    with np.errstate(divide="ignore"):
        return np.log(costs(x, y, ws, bs))
