"""NumPy essentials: making arrays, filling them by chance, asking them where and how much."""

import numpy as np

from chainrule.course.checking import Check, case


def seeded(number):
    """A generator whose numbers are always the same for this number."""
    return np.random.default_rng(number)


# null_vector

null_vector = Check("null_vector")


@null_vector.cases
def lengths(rng):
    for n in (3, 2, 5, 8, 1, 0):
        yield case(n, n=n)


@null_vector.wrong(
    "ones",
    "the vector is filled with ones",
    "Null means zero: every entry is 0.",
)
def ones(n):
    return np.ones(n)


@null_vector.wrong(
    "square",
    "this is a table of n times n zeros",
    "A vector has one axis only: its shape is (n,).",
)
def square_of_zeros(n):
    return np.zeros((n, n))


@null_vector.wrong(
    "one-row-table",
    "this is a table with one row, of shape (1, n)",
    "A vector has one axis only: its shape is (n,). Leave out the inner brackets or the 1.",
)
def row_of_zeros(n):
    return np.zeros((1, n))


@null_vector.wrong(
    "single-zero",
    "this is a single zero; n is its content or goes unused",
    "Ask for n zeros: the length is the argument of the function that makes the array.",
)
def single_zero(n):
    return np.array(0)


@null_vector.wrong(
    "counted",
    "the vector counts from 0 instead of being zero throughout",
    "arange counts; another function of NumPy fills with zeros.",
)
def counted(n):
    return np.arange(n)


@null_vector.must(
    "not-filled",
    "the array holds what happened to lie in memory; it is zero by luck at most",
    "np.empty reserves memory and writes nothing into it. Another function fills it with zeros.",
)
def holds_zeros_in_used_memory(function):
    for n in range(2, 40):
        used = np.full(n, 7.0)
        del used
        if np.any(function(n)):
            return f"null_vector({n}) was not zero where other numbers had lain before"
    return True


# integers

integers = Check("integers")


@integers.cases
def ranges(rng):
    yield case(2, 6, n=4)
    for start, stop in ((1, 4), (3, 10), (-4, 2), (5, 11), (-3, 0), (7, 8)):
        yield case(start, stop, n=stop - start)
    yield case(4, 4, n=0)


@integers.wrong(
    "stop-included",
    "stop is among the numbers",
    "A range ends before its stop, as Python's slices do: leave out the + 1.",
)
def with_stop(start, stop):
    return np.arange(start, stop + 1)


@integers.wrong(
    "start-left-out",
    "start is missing from the numbers",
    "The first number is start itself; only stop is left out.",
)
def without_start(start, stop):
    return np.arange(start + 1, stop)


@integers.wrong(
    "both-shifted",
    "the numbers run from start + 1 to stop: all are one too large",
    "The first number is start itself, the last is stop - 1.",
)
def one_too_large(start, stop):
    return np.arange(start + 1, stop + 1)


@integers.wrong(
    "start-ignored",
    "start goes unused: the numbers begin with 0",
    "Hand both ends to the function that counts, start first.",
)
def without_start_at_all(start, stop):
    return np.arange(stop)


@integers.wrong(
    "counted-from-zero",
    "there are as many numbers as there should be, but they begin with 0",
    "Begin with start: every number is larger by start.",
)
def from_zero(start, stop):
    return np.arange(stop - start)


@integers.wrong(
    "stop-as-length",
    "stop was taken as the length of the range",
    "stop is where the numbers end, not how many there are.",
)
def as_length(start, stop):
    return np.arange(start, start + stop)


EVENLY_SPACED = (
    "evenly-spaced",
    "the numbers are spread evenly up to stop, so they are not whole ones",
    "linspace divides a stretch and includes its end. To count in steps of 1 there is another function.",
)


@integers.wrong(*EVENLY_SPACED)
def spaced(start, stop):
    return np.linspace(start, stop, stop - start)


@integers.wrong(*EVENLY_SPACED)
def fifty(start, stop):
    return np.linspace(start, stop)


@integers.wrong(
    "ends-only",
    "only start and stop are there, not the numbers between them",
    "np.array makes an array of what it is given. A range is counted out by another function.",
)
def ends(start, stop):
    return np.array([start, stop])


# counting_grid

counting_grid = Check("counting_grid")


@counting_grid.cases
def grids(rng):
    yield case(2, 3, m=2, n=3)
    for rows, cols in ((4, 3), (3, 7), (5, 2), (2, 2), (1, 4), (4, 1)):
        yield case(rows, cols, m=rows, n=cols)


@counting_grid.wrong(
    "counted-from-one",
    "the count begins with 1",
    "Counting begins with 0, as Python's indices do.",
)
def from_one(rows, cols):
    return np.arange(1, rows * cols + 1).reshape(rows, cols)


@counting_grid.wrong(
    "down-the-columns",
    "the numbers run down the columns, not along the rows",
    "Fill one row after the other, as one reads; reshape does so by itself.",
)
def down(rows, cols):
    return np.arange(rows * cols).reshape(cols, rows).T


@counting_grid.wrong(
    "rows-and-columns-swapped",
    "rows and columns have changed places in the shape",
    "In a shape the number of rows comes first.",
)
def swapped_shape(rows, cols):
    return np.arange(rows * cols).reshape(cols, rows)


@counting_grid.wrong(
    "flat",
    "the numbers are right, but they stand in one row: the shape is (rows * cols,)",
    "Give them their shape with reshape, and return what it returns: it leaves the old array as it is.",
)
def flat(rows, cols):
    return np.arange(rows * cols)


@counting_grid.wrong(
    "each-row-from-zero",
    "every row begins again with 0",
    "The count goes on in the next row: a row begins cols further than the one above.",
)
def restarted(rows, cols):
    return np.tile(np.arange(cols), (rows, 1))


@counting_grid.wrong(
    "indices-added",
    "each cell holds row + column, so numbers come up more than once",
    "A cell's number is how many cells come before it: row times the number of columns, plus column.",
)
def added(rows, cols):
    return np.add.outer(np.arange(rows), np.arange(cols))


@counting_grid.wrong(
    "indices-multiplied",
    "each cell holds row times column",
    "A cell's number is how many cells come before it: row times the number of columns, plus column.",
)
def multiplied(rows, cols):
    return np.multiply.outer(np.arange(rows), np.arange(cols))


@counting_grid.wrong(
    "wrong-width",
    "a row is counted as if it were as long as a column",
    "Before row i there are i full rows, each with cols cells: multiply i by cols, not by rows.",
)
def wrong_width(rows, cols):
    return np.add.outer(np.arange(rows) * rows, np.arange(cols))


# identity

identity = Check("identity")


@identity.cases
def sides(rng):
    for n in (3, 2, 4, 7, 1):
        yield case(n, n=n)


@identity.wrong(
    "all-ones",
    "there are ones everywhere, not on the diagonal alone",
    "Only cells whose row equals their column hold 1. If you began with [row] * n, all rows are one list.",
)
def all_ones(n):
    return np.ones((n, n))


@identity.wrong(
    "other-diagonal",
    "the ones lie on the diagonal from top right to bottom left",
    "The diagonal begins at the top left: the row equals the column.",
)
def other_diagonal(n):
    return np.eye(n)[:, ::-1]


@identity.wrong(
    "next-diagonal",
    "the ones lie beside the diagonal",
    "The row equals the column: check where your indices begin, and leave out an offset.",
)
def next_diagonal(n):
    return np.eye(n, k=1)


@identity.wrong(
    "diagonal-only",
    "this is the diagonal alone, a vector",
    "The identity matrix has n rows and n columns, with zeros beside the diagonal.",
)
def diagonal_only(n):
    return np.ones(n)


@identity.wrong(
    "counted-diagonal",
    "the diagonal counts instead of holding ones",
    "Every number on the diagonal is 1: then a product with the matrix changes nothing.",
)
def counted_diagonal(n):
    return np.diag(np.arange(n))


@identity.wrong(
    "counted-diagonal",
    "the diagonal counts instead of holding ones",
    "Every number on the diagonal is 1: then a product with the matrix changes nothing.",
)
def counted_diagonal_from_one(n):
    return np.diag(np.arange(1, n + 1))


@identity.wrong(
    "scaled",
    "the diagonal holds n, not 1",
    "np.diag and np.eye need no factor: the identity has ones whatever its size.",
)
def scaled(n):
    return n * np.eye(n)


# random_array


def random_shapes(rng):
    yield case((2, 3), seeded(3), m=2, n=3)
    for seed, shape in enumerate(((6,), (4, 5), (7, 2), (2, 3, 4), (1, 5))):
        yield case(shape, seeded(seed))


def numbers_in(given, shape):
    """Whether `given` is real numbers in this shape; and these numbers."""
    try:
        numbers = np.asarray(given)
    except (TypeError, ValueError):
        return False, np.zeros(0)
    return numbers.shape == tuple(shape) and numbers.dtype.kind in "biuf", numbers


def between_zero_and_one(given, expected, arguments):
    right, numbers = numbers_in(given, arguments[0])
    return bool(right and np.all((numbers >= 0) & (numbers < 1)) and np.unique(numbers).size == numbers.size)


random_array = Check("random_array", same=between_zero_and_one)
random_array.cases(random_shapes)


@random_array.wrong(
    "normal",
    "the numbers come from the bell curve, so some are negative",
    "Wanted is a number from 0 up to 1, all equally likely. The n of randn stands for normal.",
)
def bell_curve(shape, rng):
    return rng.normal(size=shape)


@random_array.wrong(
    "one-number",
    "one random number is repeated in every cell",
    "Let the generator draw as many numbers as there are cells: hand it the shape.",
)
def repeated(shape, rng):
    return np.full(shape, rng.random())


@random_array.wrong(
    "from-minus-one",
    "the numbers lie between -1 and 1",
    "The generator's numbers already lie between 0 and 1: leave them as they are.",
)
def symmetric(shape, rng):
    return 2 * rng.random(shape) - 1


@random_array.wrong(
    "zeros-and-ones",
    "only the whole numbers 0 and 1 come up",
    "Wanted are all numbers between 0 and 1, with decimals.",
)
def coins(shape, rng):
    return rng.integers(0, 2, size=shape)


@random_array.wrong(
    "shape-unpacked",
    "the shape is taken apart, so its second number is read as something else",
    "A generator takes the shape as one tuple; only the old np.random.rand took the numbers singly.",
)
def unpacked(shape, rng):
    return rng.random(*shape)


@random_array.wrong(
    "single-number",
    "this is one number, not an array",
    "Hand the shape on to the generator: it draws as many numbers as there are cells.",
)
def single(shape, rng):
    return rng.random()


def differs(function, *arguments):
    """What shows that the generator does not matter; True if it does."""
    one, other = (np.asarray(function(*arguments, seeded(seed))) for seed in (3, 4))
    if np.array_equal(one, other):
        return "default_rng(3) and default_rng(4) gave the same numbers"
    return True


def global_state_untouched(function, *arguments):
    """What shows that NumPy's global random state has changed; True if it has not."""
    before = np.random.get_state()
    try:
        function(*arguments, seeded(3))
        after = np.random.get_state()
    finally:
        np.random.set_state(before)
    if before[2] != after[2] or not np.array_equal(before[1], after[1]):
        return "np.random's own state was another one after the call"
    return True


GLOBAL_STATE = (
    "global-random-state",
    "draws from NumPy's global random state, not from rng",
    "Ask rng for the numbers, as in rng.…: then the same generator gives the same array again.",
)
OWN_GENERATOR = (
    "own-generator",
    "draws from a generator of its own, so the same numbers come every time",
    "Use the rng that the function is given; whoever calls it decides how the numbers begin.",
)


@random_array.must(*GLOBAL_STATE)
def random_array_leaves_the_global_state(function):
    return global_state_untouched(function, (3, 4))


@random_array.must(
    "not-uniform",
    "some parts of the way from 0 to 1 come up more often than others",
    "All values from 0 up to 1 are equally likely: take the generator's numbers as they are.",
)
def random_array_is_uniform(function):
    counts = np.histogram(function((100, 100), seeded(3)), bins=10, range=(0, 1))[0]
    if counts.min() > 850 and counts.max() < 1150:
        return True
    return f"of 10,000 numbers {counts[0]} lay below 0.1 and {counts[-1]} above 0.9"


@random_array.must(*OWN_GENERATOR)
def random_array_differs(function):
    return differs(function, (3, 4))


# random_integers


def random_ranges(rng):
    yield case((2, 3), 1, 7, seeded(3), m=2, n=3)
    for seed, (shape, low, high) in enumerate((((9,), 2, 4), ((4, 6), -1, 2), ((8, 3), 5, 8), ((2, 3, 4), -4, -1))):
        yield case(shape, low, high, seeded(seed))


def whole_and_within(given, expected, arguments):
    shape, low, high, _ = arguments
    right, numbers = numbers_in(given, shape)
    return bool(right and np.all((numbers >= low) & (numbers < high) & (numbers == np.floor(numbers))))


random_integers = Check("random_integers", same=whole_and_within)
random_integers.cases(random_ranges)


HIGH_INCLUDED = (
    "high-included",
    "high comes up too",
    "As with every range in Python the end is left out: the largest number is high - 1.",
)


@random_integers.wrong(*HIGH_INCLUDED)
def with_high(shape, low, high, rng):
    return rng.integers(low, high + 1, size=shape)


@random_integers.wrong(*HIGH_INCLUDED)
def with_high_stretched(shape, low, high, rng):
    return low + np.floor((high - low + 1) * rng.random(shape)).astype(int)


@random_integers.wrong(
    "rounded",
    "random decimals are rounded, so high comes up, and both ends only half as often",
    "Draw whole numbers right away; the generator has a method for it.",
)
def rounded(shape, low, high, rng):
    return np.round(rng.uniform(low, high, size=shape))


@random_integers.wrong(
    "not-whole",
    "the numbers have decimals",
    "Wanted are whole numbers; the generator has a method of its own for them.",
)
def decimals(shape, low, high, rng):
    return rng.uniform(low, high, size=shape)


@random_integers.wrong(
    "high-as-length",
    "the numbers run from low up to low + high",
    "high is where the range ends; its length is high - low.",
)
def high_as_length(shape, low, high, rng):
    return low + rng.integers(high, size=shape)


@random_integers.wrong(
    "low-ignored",
    "low goes unused, so the numbers begin with 0",
    "Give the generator both ends of the range, low first.",
)
def without_low(shape, low, high, rng):
    return rng.integers(high, size=shape)


@random_integers.wrong(
    "low-not-added",
    "the range is as long as it should be, but it begins with 0",
    "Move the numbers by low, or give the generator both ends of the range.",
)
def low_not_added(shape, low, high, rng):
    return rng.integers(high - low, size=shape)


@random_integers.wrong(
    "single-number",
    "this is one number, not an array",
    "Hand the shape on to the generator with size=: it draws as many numbers as there are cells.",
)
def single_integer(shape, low, high, rng):
    return rng.integers(low, high)


@random_integers.must(*GLOBAL_STATE)
def random_integers_leave_the_global_state(function):
    return global_state_untouched(function, (5, 6), 0, 100)


@random_integers.must(
    "one-number",
    "the same number stands in every cell",
    "Draw a number for each cell. If you cut decimals off, stretch to the range before that.",
)
def random_integers_vary(function):
    numbers = np.asarray(function((5, 6), 0, 100, seeded(3)))
    return True if np.unique(numbers).size > 1 else f"all 30 numbers from 0 to 99 were {numbers.flat[0]}"


@random_integers.must(
    "not-uniform",
    "the numbers from low to high - 1 do not come up equally often",
    "Draw every cell anew, from low on and up to high - 1, all equally likely.",
)
def random_integers_are_uniform(function):
    numbers = np.asarray(function((80, 100), -3, 5, seeded(3)))
    counts = [int(np.sum(numbers == value)) for value in range(-3, 5)]
    if min(counts) > 850 and max(counts) < 1150:
        return True
    return f"of 8,000 numbers from -3 to 4, {counts[0]} were -3 and {counts[-1]} were 4"


@random_integers.must(*OWN_GENERATOR)
def random_integers_differ(function):
    return differs(function, (5, 6), 0, 100)


# index_of_max and index_of_min


def tables(rng):
    """Tables with distinct numbers of both signs, and the cases in which loops and ties go wrong."""
    for m, n in ((3, 5), (5, 2), (4, 7), (6, 3)):
        yield case(rng.permutation(m * n).reshape(m, n) - m * n / 2)
    begin = "Begin the search with the first cell of X, not with 0."
    yield case(-1.0 - rng.permutation(8).reshape(2, 4), about="with negative numbers only", mend=begin)
    yield case(1.0 + rng.permutation(12).reshape(4, 3), about="with positive numbers only", mend=begin)
    yield case(rng.permutation(6).reshape(1, 6) - 2.5)
    yield case(rng.permutation(5).reshape(5, 1) - 2.5)


FIRST_COUNTS = "Where several cells tie, the first as one reads counts."
WRONG_WIDTH = (
    "wrong-width",
    "the flat place is divided by the number of rows, not of columns",
    "A row is as long as there are columns: divide by X.shape[1] to get the row.",
)
FLAT_INDEX = (
    "flat-index",
    "this is the place in the flattened array, not a row and a column",
    "argmax and argmin count through all cells as one reads: turn that count into (row, column).",
)
FROM_ONE = (
    "counted-from-one",
    "row and column are counted from 1",
    "The first row is row 0, and so is the first column: use the indices as NumPy gives them.",
)
ARRAYS = (
    "arrays-of-positions",
    "row and column come as arrays or tables that hold them, not as two numbers",
    "np.where and np.argwhere list all places: take the first one out, as a row and a column.",
)
BEGUN_AT_ZERO = (
    "begun-at-zero",
    "the search begins at the value 0, which need not be in the array",
    "Begin with the first cell of X: then every cell is compared with one that is really there.",
)
TIES_MIXED = (
    "ties-mixed",
    "the row of one extreme value is combined with the column of another",
    "Where several cells tie, row and column must come from the same cell: the first as one reads.",
)
LAST_OF_TIES = (
    "last-of-ties",
    "of several equal cells it gives the last",
    "Of several equal ones the first counts: a later cell wins only if it is really better.",
)
PER_COLUMN = (
    "per-column",
    "one place for each column, not one for the whole array",
    "axis=0 asks each column by itself. Leave axis out to ask the whole array.",
)
PER_ROW = (
    "per-row",
    "one place for each row, not one for the whole array",
    "axis=1 asks each row by itself. Leave axis out to ask the whole array.",
)

index_of_max = Check("index_of_max", results=("row", "column"))


@index_of_max.cases
def tables_with_a_largest(rng):
    yield case(np.array([[3.0, 1.0, 2.0], [5.0, 4.0, 9.0], [8.0, 6.0, 7.0], [0.0, 2.0, 1.0]]))
    yield from tables(rng)
    yield case(np.array([[1.0, 2.0, 7.0], [7.0, 0.0, 7.0]]), about="with a tie", mend=FIRST_COUNTS)


@index_of_max.quick_on
def large_table(rng):
    yield case(rng.normal(size=(400, 500)))


@index_of_max.wrong(*FLAT_INDEX)
def max_flat(X):
    return X.argmax()


@index_of_max.wrong(
    "value",
    "this is the largest number itself, not where it stands",
    "max gives the number, argmax its place. Turn that place into (row, column).",
)
def max_value(X):
    return X.max()


@index_of_max.wrong(*PER_COLUMN)
def max_per_column(X):
    return X.argmax(axis=0)


@index_of_max.wrong(*PER_ROW)
def max_per_row(X):
    return X.argmax(axis=1)


@index_of_max.wrong(
    "axes-combined",
    "places of column winners and row winners are put together",
    "Each axis has winners of its own: look for one cell in the whole array instead.",
)
def max_axes(X):
    return X.argmax(axis=0), X.argmax(axis=1)


@index_of_max.wrong(
    "axes-combined",
    "places of column winners and row winners are put together",
    "Each axis has winners of its own: look for one cell in the whole array instead.",
)
def max_of_axes(X):
    return X.argmax(axis=0).max(), X.argmax(axis=1).max()


@index_of_max.wrong(
    "smallest",
    "this is where the smallest number stands",
    "Here the largest is wanted: look which way your comparison points.",
)
def max_is_min(X):
    return np.unravel_index(X.argmin(), X.shape)


@index_of_max.wrong(
    "signs-ignored",
    "this is where the number furthest from 0 stands",
    "-9 is smaller than 1: compare the numbers with their signs.",
)
def max_size(X):
    return np.unravel_index(np.abs(X).argmax(), X.shape)


@index_of_max.wrong(*FROM_ONE)
def max_from_one(X):
    row, column = np.unravel_index(X.argmax(), X.shape)
    return row + 1, column + 1


@index_of_max.wrong(*WRONG_WIDTH)
def max_wrong_width(X):
    return divmod(int(X.argmax()), X.shape[0])


@index_of_max.wrong(*ARRAYS)
def max_where(X):
    return np.where(X.max() == X)


@index_of_max.wrong(*ARRAYS)
def max_argwhere(X):
    return np.argwhere(X.max() == X)


@index_of_max.wrong(*BEGUN_AT_ZERO)
def max_from_zero(X):
    best, place = 0, (0, 0)
    for i, j in np.ndindex(*X.shape):
        if X[i, j] > best:
            best, place = X[i, j], (i, j)
    return place


@index_of_max.wrong(*BEGUN_AT_ZERO)
def max_from_zero_or_none(X):
    best, place = 0, None
    for i, j in np.ndindex(*X.shape):
        if X[i, j] > best:
            best, place = X[i, j], (i, j)
    return place


@index_of_max.wrong(*LAST_OF_TIES)
def max_last(X):
    row, column = np.argwhere(X.max() == X)[-1]
    return row, column


@index_of_max.wrong(*TIES_MIXED)
def max_mixed(X):
    return X.max(axis=1).argmax(), X.max(axis=0).argmax()


index_of_min = Check("index_of_min", results=("row", "column"))


@index_of_min.cases
def tables_with_a_smallest(rng):
    yield case(np.array([[3.0, 5.0, 2.0], [5.0, 4.0, -9.0], [8.0, 6.0, 7.0], [0.0, 2.0, 11.0]]))
    yield from tables(rng)
    yield case(np.array([[8.0, 6.0, 3.0], [3.0, 9.0, 3.0]]), about="with a tie", mend=FIRST_COUNTS)


@index_of_min.wrong(*FLAT_INDEX)
def min_flat(X):
    return X.argmin()


@index_of_min.wrong(
    "value",
    "this is the smallest number itself, not where it stands",
    "min gives the number, argmin its place. Turn that place into (row, column).",
)
def min_value(X):
    return X.min()


@index_of_min.wrong(*PER_COLUMN)
def min_per_column(X):
    return X.argmin(axis=0)


@index_of_min.wrong(*PER_ROW)
def min_per_row(X):
    return X.argmin(axis=1)


@index_of_min.wrong(
    "largest",
    "this is where the largest number stands",
    "Here the smallest is wanted: after copying index_of_max, turn the comparison round too.",
)
def min_is_max(X):
    return np.unravel_index(X.argmax(), X.shape)


@index_of_min.wrong(
    "signs-ignored",
    "this is where the number closest to 0 stands",
    "-9 is smaller than 1: compare the numbers with their signs.",
)
def min_size(X):
    return np.unravel_index(np.abs(X).argmin(), X.shape)


@index_of_min.wrong(*FROM_ONE)
def min_from_one(X):
    row, column = np.unravel_index(X.argmin(), X.shape)
    return row + 1, column + 1


@index_of_min.wrong(*WRONG_WIDTH)
def min_wrong_width(X):
    return divmod(int(X.argmin()), X.shape[0])


@index_of_min.wrong(*ARRAYS)
def min_where(X):
    return np.where(X.min() == X)


@index_of_min.wrong(*ARRAYS)
def min_argwhere(X):
    return np.argwhere(X.min() == X)


@index_of_min.wrong(*BEGUN_AT_ZERO)
def min_from_zero(X):
    best, place = 0, (0, 0)
    for i, j in np.ndindex(*X.shape):
        if X[i, j] < best:
            best, place = X[i, j], (i, j)
    return place


@index_of_min.wrong(*BEGUN_AT_ZERO)
def min_from_zero_or_none(X):
    best, place = 0, None
    for i, j in np.ndindex(*X.shape):
        if X[i, j] < best:
            best, place = X[i, j], (i, j)
    return place


@index_of_min.wrong(*LAST_OF_TIES)
def min_last(X):
    row, column = np.argwhere(X.min() == X)[-1]
    return row, column


@index_of_min.wrong(*TIES_MIXED)
def min_mixed(X):
    return X.min(axis=1).argmin(), X.min(axis=0).argmin()


# mean_and_sum

mean_and_sum = Check("mean_and_sum", results=("mean", "sum"))


@mean_and_sum.cases
def tables_of_numbers(rng):
    yield case(np.array([[1.0, 2.0, 3.0], [4.0, 6.0, 8.0]]))
    for m, n in ((3, 5), (5, 2), (4, 7)):
        yield case(1.0 + rng.normal(size=(m, n)))
    yield case(rng.integers(1, 9, size=(4, 3)))
    yield case(np.array([[2.0, -3.0, 5.0, 1.0, 10.0]]))


@mean_and_sum.quick_on
def large(rng):
    yield case(rng.normal(size=(400, 500)))


@mean_and_sum.wrong(
    "per-column",
    "one mean and one sum for each column, not for the whole array",
    "axis=0 asks each column by itself. Leave axis out: two numbers are wanted.",
)
def per_column(X):
    return X.mean(axis=0), X.sum(axis=0)


@mean_and_sum.wrong(
    "per-row",
    "one mean and one sum for each row, not for the whole array",
    "axis=1 asks each row by itself. Leave axis out: two numbers are wanted.",
)
def per_row(X):
    return X.mean(axis=1), X.sum(axis=1)


@mean_and_sum.wrong(
    "python-sum",
    "Python's own sum adds whole rows, so there is one sum for each column",
    "Use NumPy's sum: it adds up all cells.",
)
def python_sum(X):
    return X.mean(), sum(X)


@mean_and_sum.wrong(
    "divided-by-rows",
    "the sum is divided by the number of rows, not by the number of cells",
    "len(X) counts the rows only; X.size counts all cells.",
)
def divided_by_rows(X):
    return X.sum() / len(X), X.sum()


@mean_and_sum.wrong(
    "divided-by-columns",
    "the sum is divided by the number of columns, not by the number of cells",
    "X.shape[1] counts the columns only; X.size counts all cells.",
)
def divided_by_columns(X):
    return X.sum() / X.shape[1], X.sum()


@mean_and_sum.wrong(
    "median",
    "the first result is the median, not the mean",
    "The mean is the sum divided by how many numbers there are.",
)
def median(X):
    return np.median(X), X.sum()


@mean_and_sum.wrong(
    "whole-division",
    "the mean has lost its decimals",
    "// divides and cuts off what is behind the point; / keeps it.",
)
def whole_division(X):
    return X.sum() // X.size, X.sum()


@mean_and_sum.wrong(
    "middle-of-range",
    "the first result is the middle between the smallest and the largest number",
    "The mean depends on every number: it is the sum divided by how many there are.",
)
def middle(X):
    return (X.min() + X.max()) / 2, X.sum()


# as_float32

as_float32 = Check("as_float32", dtype=np.float32)


@as_float32.cases
def kinds_of_arrays(rng):
    yield case(np.array([1.5, 2.25, -3.0]))
    for m, n in ((3, 5), (4, 2), (2, 7)):
        yield case(10 * rng.normal(size=(m, n)))
    yield case(rng.integers(-9, 10, size=(2, 3)))
    yield case(rng.normal(size=4).astype(np.float32))


@as_float32.wrong(
    "bytes-reinterpreted",
    "the bytes of the old numbers are read as if they were float32",
    "view leaves the memory as it is and reads it differently. Convert the numbers instead.",
)
def viewed(X):
    return X.view(np.float32)


@as_float32.wrong(
    "decimals-cut-off",
    "the numbers have lost their decimals: they became whole numbers",
    "int32 holds whole numbers; float32 holds decimals in as many bits.",
)
def whole_numbers(X):
    return X.astype(np.int32)


@as_float32.wrong(
    "decimals-rounded",
    "the numbers are rounded to whole ones",
    "Leave the values as they are: only the way they are stored changes.",
)
def rounded_numbers(X):
    return np.round(X).astype(np.float32)


@as_float32.wrong(
    "first-only",
    "only one number is left of the array",
    "Convert the whole array at once; np.float32(X) and a method of the array can both do it.",
)
def first_number(X):
    return np.float32(X.ravel()[0])
