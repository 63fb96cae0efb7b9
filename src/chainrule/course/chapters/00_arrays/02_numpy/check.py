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


NULL_VECTOR_FILLED_WITH_N = (
    "filled-with-n",
    "n has become the content; it is the length",
    "Ask for n zeros: n says how many there are, not what they are.",
)


@null_vector.wrong(*NULL_VECTOR_FILLED_WITH_N)
def filled_with_n(n):
    return np.full(n, n)


@null_vector.wrong(*NULL_VECTOR_FILLED_WITH_N)
def only_n(n):
    return np.array([n])


@null_vector.wrong(
    "empty",
    "the vector has no entries: length and content have changed places",
    "Ask for n entries, each of them 0: the length is n.",
)
def empty(n):
    return np.repeat(n, 0)


@null_vector.wrong(
    "nan-filled",
    "the entries are NaN: that means missing, and zero is a number",
    "Null here is the number 0: fill the vector with it.",
)
def nan_filled(n):
    return np.full(n, np.nan)


@null_vector.wrong(
    "matrix",
    "this is the identity matrix, not the null vector",
    "The null vector has one axis, and every entry is 0.",
)
def identity_matrix(n):
    return np.eye(n)


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


INTEGERS_EVENLY_SPACED = (
    "evenly-spaced",
    "the numbers are spread evenly up to stop, so they are not whole ones",
    "linspace divides a stretch and includes its end. To count in steps of 1 there is another function.",
)


@integers.wrong(*INTEGERS_EVENLY_SPACED)
def spaced_and_cut(start, stop):
    return np.linspace(start, stop, stop - start).astype(int)


@integers.wrong(*INTEGERS_EVENLY_SPACED)
def spaced_and_rounded(start, stop):
    return np.round(np.linspace(start, stop, stop - start))


@integers.wrong(*INTEGERS_EVENLY_SPACED)
def spaced_to_the_last(start, stop):
    return np.linspace(start, stop - 1)


@integers.wrong(
    "start-as-step",
    "start was taken for the step between the numbers",
    "With three arguments the last one is the step; here start and stop are enough.",
)
def in_steps_of_start(start, stop):
    return np.arange(0, stop, start)


@integers.wrong(
    "every-second",
    "every second number is left out",
    "The step from one number to the next is 1.",
)
def in_steps_of_two(start, stop):
    return np.arange(start, stop, 2)


@integers.wrong(
    "counted-and-cut",
    "the numbers up to stop are cut at place start, which goes wrong when start is negative",
    "Count from start on: a place in an array is not the number that stands there.",
)
def counted_and_cut(start, stop):
    return np.arange(stop)[start:]


@integers.wrong(
    "length-as-stop",
    "the length of the range was taken as its stop",
    "Hand over start and stop as they are: nothing is subtracted.",
)
def length_as_stop(start, stop):
    return np.arange(start, stop - start)


@integers.wrong(
    "added-up",
    "the numbers are added up to one",
    "The numbers themselves are wanted, side by side in a vector.",
)
def added_up(start, stop):
    return sum(range(start, stop))


@integers.wrong(
    "ends-only",
    "only start and stop are there, not the numbers between them",
    "np.array makes an array of what it is given. A range is counted out by another function.",
)
def first_and_last(start, stop):
    return np.array([start, stop - 1])


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


@counting_grid.wrong(
    "place-value",
    "row and column are written as the two digits of a number",
    "Before row i there are i times cols cells, not i times ten.",
)
def two_digits(rows, cols):
    return np.add.outer(10 * np.arange(rows), np.arange(cols))


COUNTING_GRID_INDICES_APART = (
    "indices-apart",
    "these are tables of row numbers and of column numbers, not one count",
    "One table is wanted: combine them, row times cols plus column.",
)


@counting_grid.wrong(*COUNTING_GRID_INDICES_APART)
def two_tables(rows, cols):
    return np.indices((rows, cols))


@counting_grid.wrong(*COUNTING_GRID_INDICES_APART)
def two_tables_of_meshgrid(rows, cols):
    return tuple(np.meshgrid(np.arange(cols), np.arange(rows)))


@counting_grid.wrong(*COUNTING_GRID_INDICES_APART)
def two_tables_turned(rows, cols):
    return tuple(np.meshgrid(np.arange(rows), np.arange(cols)))


@counting_grid.wrong(
    "row-numbers",
    "each cell holds the number of its row",
    "The count goes up along a row too: add the column.",
)
def row_numbers(rows, cols):
    return np.repeat(np.arange(rows), cols).reshape(rows, cols)


@counting_grid.wrong(
    "row-starts-only",
    "the count goes up from row to row, but all cells of a row are alike",
    "Within a row the number goes up by 1 from cell to cell: add the column.",
)
def row_starts(rows, cols):
    return np.repeat(cols * np.arange(rows), cols).reshape(rows, cols)


@counting_grid.wrong(
    "there-and-back",
    "every other row is counted backwards",
    "One reads every row from the left: begin each row at its left end.",
)
def there_and_back(rows, cols):
    grid = np.arange(rows * cols).reshape(rows, cols)
    grid[1::2] = grid[1::2, ::-1].copy()
    return grid


@counting_grid.wrong(
    "evenly-spaced",
    "the numbers are spread evenly up to rows times cols, so they are not whole ones",
    "linspace includes its end. To count in steps of 1 there is another function.",
)
def spread(rows, cols):
    return np.linspace(0, rows * cols, rows * cols).reshape(rows, cols)


@counting_grid.wrong(
    "last-row-everywhere",
    "all rows are one and the same list, so each holds what was written last",
    "[row] * rows repeats one list. Make a new list for each row, inside the loop.",
)
def last_row_everywhere(rows, cols):
    return np.tile(np.arange((rows - 1) * cols, rows * cols), (rows, 1))


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


IDENTITY_TRIANGLE = (
    "triangle",
    "a whole triangle is filled with ones",
    "Only cells whose row equals their column hold 1; a comparison with < or > lets more in.",
)


@identity.wrong(*IDENTITY_TRIANGLE)
def lower_triangle(n):
    return np.tri(n)


@identity.wrong(*IDENTITY_TRIANGLE)
def upper_triangle(n):
    return np.tri(n).T


IDENTITY_DIAGONAL_OF_A_NUMBER = (
    "diagonal-of-a-number",
    "np.diag got a single number; it needs the numbers of the diagonal",
    "Give np.diag a vector of n ones, or take the function that makes the identity from n.",
)


@identity.wrong(*IDENTITY_DIAGONAL_OF_A_NUMBER)
def diagonal_of_a_number(n):
    return np.diag(n)


@identity.wrong(*IDENTITY_DIAGONAL_OF_A_NUMBER)
def diagonal_of_one(n):
    return np.diag(1)


@identity.wrong(
    "same-row-everywhere",
    "every row is (1, 0, 0, ...): the 1 does not move on",
    "In row i the 1 stands in column i.",
)
def same_row(n):
    return np.tile(np.eye(1, n), (n, 1))


IDENTITY_BOTH_DIAGONALS = (
    "both-diagonals",
    "both diagonals hold ones",
    "Only the diagonal from the top left counts, where the row equals the column.",
)


@identity.wrong(*IDENTITY_BOTH_DIAGONALS)
def both_diagonals(n):
    return np.maximum(np.eye(n), np.eye(n)[::-1])


@identity.wrong(*IDENTITY_BOTH_DIAGONALS)
def both_diagonals_added(n):
    return np.eye(n) + np.eye(n)[::-1]


@identity.wrong(
    "counted",
    "the matrix counts its cells",
    "The identity holds 1 on the diagonal and 0 elsewhere.",
)
def counted_cells(n):
    return np.arange(n * n).reshape(n, n)


@identity.wrong(
    "one-corner",
    "a single 1 stands in the first cell",
    "There are n ones: one in each row, in the column of the same number.",
)
def one_corner(n):
    return np.eye(n) * (np.arange(n) == 0)


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


RANDOM_ARRAY_SHAPE_NOT_AS_SIZE = (
    "shape-not-as-size",
    "the shape lands in the place of another argument, such as the lower bound",
    "Name it: size=shape. These methods take bounds or a centre first, and the size later.",
)


@random_array.wrong(*RANDOM_ARRAY_SHAPE_NOT_AS_SIZE)
def shape_as_low(shape, rng):
    return rng.uniform(shape)


@random_array.wrong(*RANDOM_ARRAY_SHAPE_NOT_AS_SIZE)
def shape_as_centre(shape, rng):
    return rng.normal(shape)


@random_array.wrong(*RANDOM_ARRAY_SHAPE_NOT_AS_SIZE)
def shape_as_high(shape, rng):
    return rng.uniform(0, shape)


@random_array.wrong(*RANDOM_ARRAY_SHAPE_NOT_AS_SIZE)
def shape_as_high_with_one(shape, rng):
    return rng.uniform(shape, 1)


@random_array.wrong(*RANDOM_ARRAY_SHAPE_NOT_AS_SIZE)
def shape_as_low_of_integers(shape, rng):
    return rng.integers(shape)


RANDOM_ARRAY_OLD_NAME = (
    "old-name",
    "this method belongs to the old np.random; a generator has another name for it",
    "rng.random makes decimals from 0 to 1; it takes the shape as one tuple.",
)


@random_array.wrong(*RANDOM_ARRAY_OLD_NAME)
def old_rand(shape, rng):
    return rng.rand(*shape)


@random_array.wrong(*RANDOM_ARRAY_OLD_NAME)
def old_randn(shape, rng):
    return rng.randn(*shape)


@random_array.wrong(*RANDOM_ARRAY_OLD_NAME)
def old_random_sample(shape, rng):
    return rng.random_sample(shape)


@random_array.wrong(*RANDOM_ARRAY_OLD_NAME)
def old_randint(shape, rng):
    return rng.randint(0, 1, size=shape)


RANDOM_ARRAY_SHAPE_UNPACKED = (
    "shape-unpacked",
    "the shape is taken apart, so its second number is read as something else",
    "A generator takes the shape as one tuple; only the old np.random.rand took the numbers singly.",
)


@random_array.wrong(*RANDOM_ARRAY_SHAPE_UNPACKED)
def unpacked_uniform(shape, rng):
    return rng.uniform(*shape)


@random_array.wrong(*RANDOM_ARRAY_SHAPE_UNPACKED)
def unpacked_by_places(shape, rng):
    return rng.random(shape[0], shape[1])


@random_array.wrong(*RANDOM_ARRAY_SHAPE_UNPACKED)
def unpacked_into_size(shape, rng):
    return rng.uniform(0, 1, *shape)


RANDOM_ARRAY_HUNDREDTHS = (
    "hundredths",
    "whole numbers are drawn and divided, so only a few values can come up",
    "Draw decimals right away: then all values between 0 and 1 can come up.",
)


@random_array.wrong(*RANDOM_ARRAY_HUNDREDTHS)
def hundredths(shape, rng):
    return rng.integers(0, 100, size=shape) / 100


@random_array.wrong(*RANDOM_ARRAY_HUNDREDTHS)
def hundredths_and_one(shape, rng):
    return rng.integers(0, 101, size=shape) / 100


@random_array.wrong(*RANDOM_ARRAY_HUNDREDTHS)
def tenths(shape, rng):
    return rng.integers(0, 10, size=shape) / 10


@random_array.wrong(*RANDOM_ARRAY_HUNDREDTHS)
def thousandths(shape, rng):
    return rng.integers(0, 1000, size=shape) / 1000


RANDOM_ARRAY_ZEROS_ONLY = (
    "zeros-only",
    "only 0 comes up: whole numbers from 0 up to 1, excluded, are nothing else",
    "integers gives whole numbers. Another method gives the decimals between 0 and 1.",
)


@random_array.wrong(*RANDOM_ARRAY_ZEROS_ONLY)
def zeros_only(shape, rng):
    return rng.integers(0, 1, size=shape)


@random_array.wrong(*RANDOM_ARRAY_ZEROS_ONLY)
def cut_to_zero(shape, rng):
    return rng.random(shape).astype(int)


RANDOM_ARRAY_ZEROS_AND_ONES = (
    "zeros-and-ones",
    "only the whole numbers 0 and 1 come up",
    "Wanted are all numbers between 0 and 1, with decimals.",
)


@random_array.wrong(*RANDOM_ARRAY_ZEROS_AND_ONES)
def chosen_coins(shape, rng):
    return rng.choice([0, 1], size=shape)


@random_array.wrong(*RANDOM_ARRAY_ZEROS_AND_ONES)
def rounded_decimals(shape, rng):
    return np.round(rng.random(shape))


RANDOM_ARRAY_NORMAL = (
    "normal",
    "the numbers come from the bell curve, so some are negative",
    "Wanted is a number from 0 up to 1, all equally likely. The n of randn stands for normal.",
)


@random_array.wrong(*RANDOM_ARRAY_NORMAL)
def bell_around_half(shape, rng):
    return rng.normal(0.5, 0.5, size=shape)


@random_array.wrong(*RANDOM_ARRAY_NORMAL)
def bell_without_signs(shape, rng):
    return np.abs(rng.normal(size=shape))


@random_array.wrong(*RANDOM_ARRAY_NORMAL)
def bell_cut_off(shape, rng):
    return np.clip(rng.normal(0.5, 0.5, size=shape), 0, 1)


@random_array.wrong(
    "flat",
    "there are enough numbers, but they stand in one row",
    "Hand over the shape itself: the generator lays the numbers out in it.",
)
def in_one_row(shape, rng):
    return rng.random(int(np.prod(shape)))


@random_array.wrong(
    "first-axis-only",
    "only the first number of the shape is used, so this is a vector",
    "Hand over the whole shape, as the tuple that it is.",
)
def first_axis(shape, rng):
    return rng.random(shape[0])


RANDOM_ARRAY_UP_TO_HUNDRED = (
    "up-to-hundred",
    "the numbers run up to 100 or 10, not to 1",
    "The generator's numbers already lie between 0 and 1: leave them as they are.",
)


@random_array.wrong(*RANDOM_ARRAY_UP_TO_HUNDRED)
def up_to_hundred(shape, rng):
    return 100 * rng.random(shape)


@random_array.wrong(*RANDOM_ARRAY_UP_TO_HUNDRED)
def up_to_ten(shape, rng):
    return 10 * rng.random(shape)


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


@random_array.must(
    "hundredths",
    "whole numbers are drawn and divided, so only a few values can come up",
    "Draw decimals right away: then all values between 0 and 1 can come up.",
)
def random_array_has_many_values(function):
    values = np.unique(function((100, 100), seeded(3))).size
    return True if values > 9_000 else f"among 10,000 numbers there were {values} different ones"


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


RANDOM_INTEGERS_SHAPE_NOT_AS_SIZE = (
    "shape-not-as-size",
    "the shape lands in the place of another argument, such as the lower bound",
    "Name it: size=shape. The first two arguments are low and high.",
)


@random_integers.wrong(*RANDOM_INTEGERS_SHAPE_NOT_AS_SIZE)
def shape_first(shape, low, high, rng):
    return rng.integers(shape, low, high)


@random_integers.wrong(*RANDOM_INTEGERS_SHAPE_NOT_AS_SIZE)
def shape_first_and_named(shape, low, high, rng):
    return rng.integers(shape, low, size=high)


RANDOM_INTEGERS_OLD_NAME = (
    "old-name",
    "this method belongs to the old np.random; a generator has another name for it",
    "rng.integers makes whole numbers, from low up to high, which is excluded.",
)


@random_integers.wrong(*RANDOM_INTEGERS_OLD_NAME)
def old_randint_of_range(shape, low, high, rng):
    return rng.randint(low, high, size=shape)


@random_integers.wrong(*RANDOM_INTEGERS_OLD_NAME)
def old_random_integers(shape, low, high, rng):
    return rng.random_integers(low, high, size=shape)


@random_integers.wrong(*RANDOM_INTEGERS_OLD_NAME)
def old_rand_stretched(shape, low, high, rng):
    return rng.rand(*shape)


@random_integers.wrong(
    "shape-unpacked",
    "the shape is taken apart, so its second number is read as something else",
    "The size is one argument: the tuple as a whole.",
)
def integers_unpacked(shape, low, high, rng):
    return rng.integers(low, high, *shape)


@random_integers.wrong(
    "without-repeats",
    "each number may come once only, so there are soon none left",
    "Numbers may come again: draw each cell independently of the others.",
)
def without_repeats(shape, low, high, rng):
    return rng.choice(np.arange(low, high), size=shape, replace=False)


RANDOM_INTEGERS_ENDS_ONLY = (
    "ends-only",
    "only the two ends of the range come up",
    "All whole numbers from low to high - 1 are equally likely, not low and high alone.",
)


@random_integers.wrong(*RANDOM_INTEGERS_ENDS_ONLY)
def chosen_ends(shape, low, high, rng):
    return rng.choice([low, high], size=shape)


@random_integers.wrong(*RANDOM_INTEGERS_ENDS_ONLY)
def rounded_ends(shape, low, high, rng):
    return low + (high - low) * np.round(rng.random(shape))


@random_integers.wrong(*RANDOM_INTEGERS_ENDS_ONLY)
def chosen_outermost(shape, low, high, rng):
    return rng.choice([low, high - 1], size=shape)


RANDOM_INTEGERS_LOW_IGNORED = (
    "low-ignored",
    "low goes unused, so the numbers begin with 0",
    "Give the generator both ends of the range, low first.",
)


@random_integers.wrong(*RANDOM_INTEGERS_LOW_IGNORED)
def cut_without_low(shape, low, high, rng):
    return (rng.random(shape) * high).astype(int)


@random_integers.wrong(*RANDOM_INTEGERS_LOW_IGNORED)
def floor_without_low(shape, low, high, rng):
    return np.floor(rng.random(shape) * high)


RANDOM_INTEGERS_HIGH_AS_LENGTH = (
    "high-as-length",
    "the numbers run from low up to low + high",
    "high is where the range ends; its length is high - low.",
)


@random_integers.wrong(*RANDOM_INTEGERS_HIGH_AS_LENGTH)
def cut_with_high_as_length(shape, low, high, rng):
    return low + (rng.random(shape) * high).astype(int)


@random_integers.wrong(*RANDOM_INTEGERS_HIGH_AS_LENGTH)
def floor_with_high_as_length(shape, low, high, rng):
    return low + np.floor(rng.random(shape) * high)


@random_integers.wrong(
    "low-not-added",
    "the range is as long as it should be, but it begins with 0",
    "Move the numbers by low, or give the generator both ends of the range.",
)
def cut_without_shift(shape, low, high, rng):
    return (rng.random(shape) * (high - low)).astype(int)


RANDOM_INTEGERS_HIGH_INCLUDED = (
    "high-included",
    "high comes up too",
    "As with every range in Python the end is left out: the largest number is high - 1.",
)


@random_integers.wrong(*RANDOM_INTEGERS_HIGH_INCLUDED)
def rounded_up(shape, low, high, rng):
    return np.ceil(rng.uniform(low, high, size=shape))


@random_integers.wrong(*RANDOM_INTEGERS_HIGH_INCLUDED)
def end_point(shape, low, high, rng):
    return rng.integers(low, high, size=shape, endpoint=True)


@random_integers.wrong(
    "not-whole",
    "the numbers have decimals",
    "Wanted are whole numbers; the generator has a method of its own for them.",
)
def decimals_stretched(shape, low, high, rng):
    return rng.random(shape) * high + low


@random_integers.wrong(
    "flat",
    "there are enough numbers, but they stand in one row",
    "Hand over the shape itself: the generator lays the numbers out in it.",
)
def integers_in_one_row(shape, low, high, rng):
    return rng.integers(low, high, size=int(np.prod(shape)))


@random_integers.wrong(
    "first-axis-only",
    "only the first number of the shape is used, so this is a vector",
    "Hand over the whole shape, as the tuple that it is.",
)
def integers_on_first_axis(shape, low, high, rng):
    return rng.integers(low, high, size=shape[0])


RANDOM_INTEGERS_NORMAL = (
    "normal",
    "the numbers come from the bell curve, so some lie outside low and high",
    "All whole numbers from low to high - 1 are equally likely; the generator draws such ones.",
)


@random_integers.wrong(*RANDOM_INTEGERS_NORMAL)
def bell_of_integers(shape, low, high, rng):
    return np.round(rng.normal(low, high, size=shape))


@random_integers.wrong(*RANDOM_INTEGERS_NORMAL)
def bell_in_the_middle(shape, low, high, rng):
    return rng.normal((low + high) / 2, (high - low) / 2, size=shape).round()


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


@index_of_max.wrong(
    "wrong-width",
    "the flat place is divided by the number of rows, not of columns",
    "A row is as long as there are columns: divide by X.shape[1] to get the row.",
)
def max_column_first(X):
    row, column = np.unravel_index(X.argmax(), X.shape, order="F")
    return row, column


INDEX_OF_MAX_SUMS_COMPARED = (
    "sums-compared",
    "sums of rows and columns are compared, not single numbers",
    "Look for the largest single number: no sum and no mean of a row comes into it.",
)


@index_of_max.wrong(*INDEX_OF_MAX_SUMS_COMPARED)
def max_of_sums(X):
    return X.sum(axis=1).argmax(), X.sum(axis=0).argmax()


@index_of_max.wrong(*INDEX_OF_MAX_SUMS_COMPARED)
def max_in_row_of_sums(X):
    row = X.sum(axis=1).argmax()
    return row, X[row].argmax()


@index_of_max.wrong(
    "ties-by-columns",
    "of several equal cells it takes the first as one goes down the columns",
    "Read row by row: the outer loop runs over rows, the inner one over columns.",
)
def max_by_columns(X):
    column, row = np.unravel_index(X.T.argmax(), X.T.shape)
    return row, column


@index_of_max.wrong(
    "first-row-only",
    "only the first row is searched",
    "Go through all rows: a return inside the outer loop ends the search after one of them.",
)
def max_in_first_row(X):
    return 0, X[0].argmax()


@index_of_max.wrong(
    "first-column-decides",
    "rows are compared as Python compares lists: by their first number",
    "Compare every single number: the first one of a row says nothing about the others.",
)
def max_of_lists(X):
    rows = X.tolist()
    row = rows.index(max(rows))
    return row, rows[row].index(max(rows[row]))


@index_of_max.wrong(
    "all-of-ties",
    "of several equal cells it gives every one",
    "Of several equal ones the first counts: two numbers are wanted, whatever X holds.",
)
def max_all(X):
    return np.argwhere(X.max() == X).ravel()


INDEX_OF_MAX_NOT_BROUGHT_UP_TO_DATE = (
    "not-brought-up-to-date",
    "each number is compared with the first one or with its neighbour, not with the best so far",
    "Keep the largest so far, and bring it up to date whenever a better one is found.",
)


@index_of_max.wrong(*INDEX_OF_MAX_NOT_BROUGHT_UP_TO_DATE)
def max_against_first(X):
    best, place = X[0, 0], (0, 0)
    for i, j in np.ndindex(*X.shape):
        if X[i, j] > best:
            place = (i, j)
    return place


@index_of_max.wrong(*INDEX_OF_MAX_NOT_BROUGHT_UP_TO_DATE)
def max_against_neighbour(X):
    before, place = X[0, 0], (0, 0)
    for i, j in np.ndindex(*X.shape):
        if X[i, j] > before:
            place = (i, j)
        before = X[i, j]
    return place


INDEX_OF_MAX_BEGUN_AT_ZERO = (
    "begun-at-zero",
    "the search begins at the value 0, which need not be in the array",
    "Begin with the first cell of X: then every cell is compared with one that is really there.",
)


@index_of_max.wrong(*INDEX_OF_MAX_BEGUN_AT_ZERO)
def max_from_zero_minus_one(X):
    best, place = 0, (-1, -1)
    for i, j in np.ndindex(*X.shape):
        if X[i, j] > best:
            best, place = X[i, j], (i, j)
    return place


@index_of_max.wrong(*INDEX_OF_MAX_BEGUN_AT_ZERO)
def max_from_zero_unbound(X):
    best = 0
    for i, j in np.ndindex(*X.shape):
        if X[i, j] > best:
            best, place = X[i, j], (i, j)
    return place


INDEX_OF_MAX_AXES_COMBINED = (
    "axes-combined",
    "places of column winners and row winners are put together",
    "Each axis has winners of its own: look for one cell in the whole array instead.",
)


@index_of_max.wrong(*INDEX_OF_MAX_AXES_COMBINED)
def max_of_first_of_axes(X):
    return X.argmax(axis=0)[0], X.argmax(axis=1)[0]


@index_of_max.wrong(*INDEX_OF_MAX_AXES_COMBINED)
def max_of_places(X):
    return X.argmax(axis=1).argmax(), X.argmax(axis=0).argmax()


@index_of_max.wrong(*INDEX_OF_MAX_AXES_COMBINED)
def max_axes_turned(X):
    return X.argmax(axis=1), X.argmax(axis=0)


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


@index_of_min.wrong(
    "wrong-width",
    "the flat place is divided by the number of rows, not of columns",
    "A row is as long as there are columns: divide by X.shape[1] to get the row.",
)
def min_column_first(X):
    row, column = np.unravel_index(X.argmin(), X.shape, order="F")
    return row, column


INDEX_OF_MIN_SUMS_COMPARED = (
    "sums-compared",
    "sums of rows and columns are compared, not single numbers",
    "Look for the smallest single number: no sum and no mean of a row comes into it.",
)


@index_of_min.wrong(*INDEX_OF_MIN_SUMS_COMPARED)
def min_of_sums(X):
    return X.sum(axis=1).argmin(), X.sum(axis=0).argmin()


@index_of_min.wrong(*INDEX_OF_MIN_SUMS_COMPARED)
def min_in_row_of_sums(X):
    row = X.sum(axis=1).argmin()
    return row, X[row].argmin()


@index_of_min.wrong(
    "ties-by-columns",
    "of several equal cells it takes the first as one goes down the columns",
    "Read row by row: the outer loop runs over rows, the inner one over columns.",
)
def min_by_columns(X):
    column, row = np.unravel_index(X.T.argmin(), X.T.shape)
    return row, column


@index_of_min.wrong(
    "first-row-only",
    "only the first row is searched",
    "Go through all rows: a return inside the outer loop ends the search after one of them.",
)
def min_in_first_row(X):
    return 0, X[0].argmin()


@index_of_min.wrong(
    "first-column-decides",
    "rows are compared as Python compares lists: by their first number",
    "Compare every single number: the first one of a row says nothing about the others.",
)
def min_of_lists(X):
    rows = X.tolist()
    row = rows.index(min(rows))
    return row, rows[row].index(min(rows[row]))


@index_of_min.wrong(
    "all-of-ties",
    "of several equal cells it gives every one",
    "Of several equal ones the first counts: two numbers are wanted, whatever X holds.",
)
def min_all(X):
    return np.argwhere(X.min() == X).ravel()


INDEX_OF_MIN_NOT_BROUGHT_UP_TO_DATE = (
    "not-brought-up-to-date",
    "each number is compared with the first one or with its neighbour, not with the best so far",
    "Keep the smallest so far, and bring it up to date whenever a better one is found.",
)


@index_of_min.wrong(*INDEX_OF_MIN_NOT_BROUGHT_UP_TO_DATE)
def min_against_first(X):
    best, place = X[0, 0], (0, 0)
    for i, j in np.ndindex(*X.shape):
        if X[i, j] < best:
            place = (i, j)
    return place


@index_of_min.wrong(*INDEX_OF_MIN_NOT_BROUGHT_UP_TO_DATE)
def min_against_neighbour(X):
    before, place = X[0, 0], (0, 0)
    for i, j in np.ndindex(*X.shape):
        if X[i, j] < before:
            place = (i, j)
        before = X[i, j]
    return place


INDEX_OF_MIN_BEGUN_AT_ZERO = (
    "begun-at-zero",
    "the search begins at the value 0, which need not be in the array",
    "Begin with the first cell of X: then every cell is compared with one that is really there.",
)


@index_of_min.wrong(*INDEX_OF_MIN_BEGUN_AT_ZERO)
def min_from_zero_minus_one(X):
    best, place = 0, (-1, -1)
    for i, j in np.ndindex(*X.shape):
        if X[i, j] < best:
            best, place = X[i, j], (i, j)
    return place


@index_of_min.wrong(*INDEX_OF_MIN_BEGUN_AT_ZERO)
def min_from_zero_unbound(X):
    best = 0
    for i, j in np.ndindex(*X.shape):
        if X[i, j] < best:
            best, place = X[i, j], (i, j)
    return place


INDEX_OF_MIN_AXES_COMBINED = (
    "axes-combined",
    "places of column winners and row winners are put together",
    "Each axis has winners of its own: look for one cell in the whole array instead.",
)


@index_of_min.wrong(*INDEX_OF_MIN_AXES_COMBINED)
def min_axes(X):
    return X.argmin(axis=0), X.argmin(axis=1)


@index_of_min.wrong(*INDEX_OF_MIN_AXES_COMBINED)
def min_axes_turned(X):
    return X.argmin(axis=1), X.argmin(axis=0)


@index_of_min.wrong(*INDEX_OF_MIN_AXES_COMBINED)
def min_of_axes(X):
    return X.argmin(axis=0).min(), X.argmin(axis=1).min()


@index_of_min.wrong(*INDEX_OF_MIN_AXES_COMBINED)
def min_of_first_of_axes(X):
    return X.argmin(axis=0)[0], X.argmin(axis=1)[0]


@index_of_min.wrong(*INDEX_OF_MIN_AXES_COMBINED)
def min_of_places(X):
    return X.argmin(axis=1).argmin(), X.argmin(axis=0).argmin()


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


@mean_and_sum.wrong(
    "one-less-in-the-denominator",
    "the sum is divided by one less than there are numbers",
    "Divide by their number as it is: the one less belongs to the standard deviation.",
)
def one_less(X):
    return X.sum() / (X.size - 1), X.sum()


@mean_and_sum.wrong(
    "rows-plus-columns",
    "the sum is divided by rows plus columns, not by rows times columns",
    "A table of m rows with n numbers each holds m times n numbers.",
)
def rows_plus_columns(X):
    return X.sum() / sum(X.shape), X.sum()


MEAN_AND_SUM_FIRST_ROW_ONLY = (
    "first-row-only",
    "only the first row is counted",
    "Go through all rows; a return inside the outer loop ends it after one of them.",
)


@mean_and_sum.wrong(*MEAN_AND_SUM_FIRST_ROW_ONLY)
def mean_of_first_row(X):
    return X[0].mean(), X[0].sum()


@mean_and_sum.wrong(*MEAN_AND_SUM_FIRST_ROW_ONLY)
def sum_of_first_row(X):
    return X[0].sum() / X.size, X[0].sum()


@mean_and_sum.wrong(
    "running-sum",
    "the sum is a list of totals on the way",
    "Only the last total is wanted: sum gives it, cumsum gives all of them.",
)
def running_sum(X):
    return X.mean(), X.cumsum()


@mean_and_sum.wrong(
    "absolute-values",
    "the signs are lost",
    "Negative numbers pull the sum down, and they should: leave out abs.",
)
def absolute(X):
    return np.abs(X).mean(), np.abs(X).sum()


@mean_and_sum.wrong(
    "different-numbers-only",
    "equal numbers are counted once only",
    "Every cell counts, also when its number came before: leave out set and unique.",
)
def of_different(X):
    return np.unique(X).mean(), np.unique(X).sum()


MEAN_AND_SUM_SUM_OF_MEANS = (
    "sum-of-means",
    "the second result is a sum of means, not of the numbers",
    "Add up the numbers themselves: the mean is not needed for the sum.",
)


@mean_and_sum.wrong(*MEAN_AND_SUM_SUM_OF_MEANS)
def sum_of_column_means(X):
    return X.mean(), X.mean(axis=0).sum()


@mean_and_sum.wrong(*MEAN_AND_SUM_SUM_OF_MEANS)
def sum_of_row_means(X):
    return X.mean(), X.mean(axis=1).sum()


@mean_and_sum.wrong(
    "standard-deviation",
    "the first result is the standard deviation, which says how far the numbers spread",
    "The mean is the sum divided by how many numbers there are.",
)
def deviation(X):
    return X.std(), X.sum()


@mean_and_sum.wrong(
    "count",
    "the second result is how many numbers there are, not their sum",
    "size counts the cells; sum adds up what is in them.",
)
def count(X):
    return X.mean(), X.size


MEAN_AND_SUM_DIAGONAL = (
    "diagonal",
    "only the diagonal is added up",
    "np.trace takes the cells with equal row and column; the sum takes every cell.",
)


@mean_and_sum.wrong(*MEAN_AND_SUM_DIAGONAL)
def diagonal(X):
    return X.mean(), np.trace(X)


@mean_and_sum.wrong(*MEAN_AND_SUM_DIAGONAL)
def diagonal_for_both(X):
    return np.trace(X) / len(X), np.trace(X)


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


@as_float32.wrong(
    "bytes-reinterpreted",
    "the bytes of the old numbers are read as if they were float32",
    "view leaves the memory as it is and reads it differently. Convert the numbers instead.",
)
def from_bytes(X):
    return np.frombuffer(X.tobytes(), dtype=np.float32)


@as_float32.wrong(
    "first-only",
    "only one number is left of the array",
    "Convert the whole array at once; np.float32(X) and a method of the array can both do it.",
)
def first_row(X):
    return np.float32(X[0])


@as_float32.wrong(
    "flat",
    "the numbers stand in one row: the array has lost its shape",
    "Convert the array as a whole: then its shape stays.",
)
def flattened(X):
    return X.ravel().astype(np.float32)


@as_float32.wrong(
    "zeros",
    "the array has the right type and shape, but not the numbers of X",
    "Put the numbers of X into it, or convert X itself.",
)
def zeros(X):
    return np.zeros(X.shape, dtype=np.float32)


@as_float32.wrong(
    "half-precision",
    "the numbers went through float16, which keeps three digits only",
    "Convert once, and to float32 right away.",
)
def through_half(X):
    return X.astype(np.float16).astype(np.float32)


AS_FLOAT32_SCALED = (
    "scaled",
    "the numbers are scaled to lie between 0 and 1",
    "Leave the values as they are: only the way they are stored changes.",
)


@as_float32.wrong(*AS_FLOAT32_SCALED)
def scaled_by_range(X):
    return ((X - X.min()) / (X.max() - X.min())).astype(np.float32)


@as_float32.wrong(*AS_FLOAT32_SCALED)
def scaled_by_largest(X):
    return (X / X.max()).astype(np.float32)


@as_float32.wrong(*AS_FLOAT32_SCALED)
def scaled_by_byte(X):
    return (X / 255).astype(np.float32)
