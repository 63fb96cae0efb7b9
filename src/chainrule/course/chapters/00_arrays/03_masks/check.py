"""Masks and indices: cells picked by place or by content."""

import numpy as np

from chainrule.course.checking import Check, case

one_hot = Check("one_hot")
reverse = Check("reverse")
chessboard = Check("chessboard")
min_max = Check("min_max", results=("smallest", "largest"))
row_max = Check("row_max")
negate_between = Check("negate_between")
count_nan = Check("count_nan")


@one_hot.cases
def labels(rng):
    yield case(np.array([1, 0]), 3, n=3)
    yield case(np.array([1, 3, 0, 3, 1, 1]), 4, n=4)
    for m, n_classes in ((3, 5), (7, 3), (11, 6)):
        yield case(rng.integers(n_classes, size=m), n_classes, n=n_classes)
    yield case(np.array([0, 0, 0, 0]), 2, n=2, about="with every example of the same class")
    yield case(np.array([0]), 3, n=3, about="with a single example")


@one_hot.wrong(
    "columns-filled",
    "whole columns are filled with ones, so a row holds several of them",
    "A colon means every row: give each row's number together with the column of its class.",
)
def all_rows(y, n_classes):
    table = np.zeros((len(y), n_classes))
    table[:, y] = 1
    return table


@one_hot.wrong(
    "rows-filled",
    "whole rows are filled with ones: a single index of a table means a row",
    "Give two indices, the row of the example and the column of its class.",
)
def single_index(y, n_classes):
    table = np.zeros((len(y), n_classes))
    table[y] = 1
    return table


@one_hot.wrong(
    "classes-from-one",
    "every 1 stands one column too far to the left",
    "The classes count from 0, and so do the columns: class 0 is column 0, nothing is subtracted.",
)
def counted_from_one(y, n_classes):
    table = np.zeros((len(y), n_classes))
    table[np.arange(len(y)), y - 1] = 1
    return table


@one_hot.wrong(
    "classes-from-the-data",
    "the columns are counted from the labels in y, not from n_classes",
    "A class that happens to be missing in y still needs its column: use n_classes for the width.",
)
def width_of_largest(y, n_classes):
    table = np.zeros((len(y), y.max() + 1))
    table[np.arange(len(y)), y] = 1
    return table


@one_hot.wrong(
    "labels-written",
    "the number of the class is written into the table where a 1 belongs",
    "The column already says which class it is; the cell says only yes, with a 1.",
)
def label_as_value(y, n_classes):
    table = np.zeros((len(y), n_classes))
    table[np.arange(len(y)), y] = y
    return table


@one_hot.wrong(
    "cold-and-hot-exchanged",
    "the class has a 0 and all the others have a 1",
    "Start with zeros everywhere and put the ones in, or turn the comparison round.",
)
def inverted(y, n_classes):
    return (np.asarray(y)[:, None] != np.arange(n_classes)).astype(float)


@one_hot.wrong(
    "minus-one-for-no",
    "the cells that say no hold -1, and here they hold 0",
    "Labels -1 and +1 belong to other methods; a one-hot table holds 0 and 1.",
)
def signs(y, n_classes):
    return np.where(np.asarray(y)[:, None] == np.arange(n_classes), 1.0, -1.0)


ONE_HOT_ONE_CLASS_DROPPED = (
    "one-class-dropped",
    "one class has no column, as in dummy coding",
    "Dummy coding saves a column; one-hot has one for every class: n_classes in all.",
)


@one_hot.wrong(*ONE_HOT_ONE_CLASS_DROPPED)
def without_first_class(y, n_classes):
    return np.eye(n_classes)[y][:, 1:]


@one_hot.wrong(*ONE_HOT_ONE_CLASS_DROPPED)
def without_last_class(y, n_classes):
    return np.eye(n_classes)[y][:, :-1]


ONE_HOT_ALL_UP_TO_THE_CLASS = (
    "all-up-to-the-class",
    "all columns up to the class hold a 1, like a thermometer",
    "One cell in each row is 1: that of the class itself; ask for equal, not for at most.",
)


@one_hot.wrong(*ONE_HOT_ALL_UP_TO_THE_CLASS)
def thermometer(y, n_classes):
    return (np.arange(n_classes) <= np.asarray(y)[:, None]).astype(float)


@one_hot.wrong(*ONE_HOT_ALL_UP_TO_THE_CLASS)
def thermometer_below(y, n_classes):
    return (np.arange(n_classes) < np.asarray(y)[:, None]).astype(float)


@one_hot.wrong(
    "classes-counted",
    "this counts how often each class occurs",
    "The table has a row for each example: say of each by itself which class it has.",
)
def counts(y, n_classes):
    return np.bincount(y, minlength=n_classes)


ONE_HOT_CLASSES_FROM_THE_DATA = (
    "classes-from-the-data",
    "the columns are counted from the labels in y, not from n_classes",
    "A class that happens to be missing in y still needs its column: use n_classes for the width.",
)


@one_hot.wrong(*ONE_HOT_CLASSES_FROM_THE_DATA)
def width_of_different(y, n_classes):
    return (np.asarray(y)[:, None] == np.unique(y)).astype(float)


@one_hot.wrong(*ONE_HOT_CLASSES_FROM_THE_DATA)
def width_of_how_many(y, n_classes):
    return np.eye(len(np.unique(y)))[y]


@one_hot.wrong(
    "indices-exchanged",
    "row and column have changed places in the index: the class counts as a row",
    "In table[i, j] the row comes first: example number, then class.",
)
def exchanged(y, n_classes):
    table = np.zeros((len(y), n_classes))
    table[y, np.arange(len(y))] = 1
    return table


@one_hot.wrong(
    "flat-places",
    "the classes are taken as places in the flattened table, so all ones lie at its beginning",
    "Give two indices, the row of the example and the column of its class.",
)
def flat_places(y, n_classes):
    table = np.zeros((len(y), n_classes))
    np.put(table, y, 1)
    return table


ONE_HOT_FIRST_ROWS_OF_THE_IDENTITY = (
    "first-rows-of-the-identity",
    "these are the first rows of the identity; y goes unused or only its length counts",
    "Row i of the result is the row of the identity with the number of its class, y[i].",
)


@one_hot.wrong(*ONE_HOT_FIRST_ROWS_OF_THE_IDENTITY)
def first_rows(y, n_classes):
    return np.eye(len(y), n_classes)


@one_hot.wrong(*ONE_HOT_FIRST_ROWS_OF_THE_IDENTITY)
def whole_identity(y, n_classes):
    return np.eye(n_classes)


@one_hot.wrong(
    "identity-as-long-as-y",
    "the identity is as large as y is long, not as n_classes says",
    "Each class is a row of an identity with n_classes columns.",
)
def wide_as_long(y, n_classes):
    return np.eye(len(y))[y]


ONE_HOT_BINARY_DIGITS = (
    "binary-digits",
    "each class is written in binary digits",
    "One-hot gives every class a column of its own, not a number in twos.",
)


@one_hot.wrong(*ONE_HOT_BINARY_DIGITS)
def binary_digits(y, n_classes):
    width = max(1, int(np.ceil(np.log2(n_classes))))
    return (np.asarray(y)[:, None] >> np.arange(width)[::-1]) & 1


@one_hot.wrong(*ONE_HOT_BINARY_DIGITS)
def binary_digits_wide(y, n_classes):
    return (np.asarray(y)[:, None] >> np.arange(n_classes)[::-1]) & 1


@reverse.cases
def rows_of_numbers(rng):
    yield case(np.array([1.0, 2.0, 5.0, 3.0]))
    for m in (3, 6, 9):
        yield case(rng.normal(size=m))
    yield case(np.arange(7), about="with an odd number of whole numbers")
    yield case(np.array([4.0]), about="with a single number")
    yield case(np.array([]), about="with no number at all")


@reverse.wrong(
    "sorted",
    "the numbers are sorted from large to small: that is another order than the reverse",
    "The last number comes first, whatever its size: only the places count here.",
)
def descending(x):
    return np.sort(x)[::-1]


@reverse.wrong(
    "negated",
    "the signs are turned, the order is not",
    "Leave the numbers as they are and walk through them from the last to the first.",
)
def other_signs(x):
    return -x


@reverse.wrong(
    "first-lost",
    "the first number of x is lost at the end",
    "The stop of a range or slice is excluded: going down to 0 leaves out place 0 itself.",
)
def stops_before_zero(x):
    return x[:0:-1]


@reverse.wrong(
    "last-lost",
    "the last number of x is lost at the beginning",
    "The last place is len(x) - 1, in short -1; begin there, or leave the start of the slice empty.",
)
def starts_too_late(x):
    return x[-2::-1]


@reverse.wrong(
    "turned-twice",
    "the numbers are still in their old order",
    "Swapping over the whole length turns it all back again: stop in the middle, or step backwards.",
)
def back_again(x):
    return x


REVERSE_PLACES_OF_SORTED = (
    "places-of-sorted",
    "these are the places of the numbers in order of size",
    "argsort answers where; here the numbers themselves are wanted, from last to first.",
)


@reverse.wrong(*REVERSE_PLACES_OF_SORTED)
def places_descending(x):
    return np.argsort(x)[::-1]


@reverse.wrong(*REVERSE_PLACES_OF_SORTED)
def places_of_negated(x):
    return np.argsort(-x)


@reverse.wrong(*REVERSE_PLACES_OF_SORTED)
def places_ascending(x):
    return np.argsort(x)


REVERSE_ROLLED = (
    "rolled",
    "the numbers are moved on by one place, not turned round",
    "The last number comes first, then the last but one: the order turns as a whole.",
)


@reverse.wrong(*REVERSE_ROLLED)
def rolled(x):
    return np.roll(x, 1)


@reverse.wrong(*REVERSE_ROLLED)
def rolled_back(x):
    return np.roll(x, -1)


REVERSE_ENDS_EXCHANGED = (
    "ends-exchanged",
    "only the first and the last number have changed places",
    "The numbers between them are turned round too: go on until the middle.",
)


@reverse.wrong(*REVERSE_ENDS_EXCHANGED)
def ends_exchanged(x):
    y = np.array(x)
    if len(y):
        y[0], y[-1] = x[-1], x[0]
    return y


@reverse.wrong(*REVERSE_ENDS_EXCHANGED)
def ends_exchanged_at_once(x):
    y = np.array(x)
    y[0], y[-1] = x[-1], x[0]
    return y


REVERSE_HALVES_EXCHANGED = (
    "halves-exchanged",
    "the two halves have changed places, and each is still in its old order",
    "Turn the whole row round: the last number comes first.",
)


@reverse.wrong(*REVERSE_HALVES_EXCHANGED)
def halves_exchanged(x):
    return np.concatenate((x[len(x) // 2 :], x[: len(x) // 2]))


@reverse.wrong(*REVERSE_HALVES_EXCHANGED)
def halves_exchanged_rounded_up(x):
    return np.concatenate((x[(len(x) + 1) // 2 :], x[: (len(x) + 1) // 2]))


REVERSE_OVERWRITTEN = (
    "overwritten",
    "half of the numbers are overwritten before they have moved, so the row is its own mirror",
    "Read from x and write into a new array, or exchange two numbers at once.",
)


@reverse.wrong(*REVERSE_OVERWRITTEN)
def overwritten(x):
    y = np.array(x)
    for i in range(len(y)):
        y[i] = y[len(y) - 1 - i]
    return y


@reverse.wrong(*REVERSE_OVERWRITTEN)
def overwritten_the_other_way(x):
    y = np.array(x)
    for i in range(len(y)):
        y[len(y) - 1 - i] = y[i]
    return y


@reverse.wrong(
    "begun-at-minus-zero",
    "the first number stays in front: place -0 is place 0",
    "The last place is -1: count from -1 down to -len(x), one further than i.",
)
def from_minus_zero(x):
    return np.array([x[-i] for i in range(len(x))])


@reverse.wrong(
    "step-forgotten",
    "the result is empty: without a step of -1 there is nothing from the end to the beginning",
    "A slice or range runs forwards unless its step is negative.",
)
def no_step(x):
    return x[-1:0]


@reverse.wrong(
    "one-colon",
    "this is x without its last number: -1 stands where the slice stops",
    "The step is the third part of a slice, behind a second colon.",
)
def stopped_at_minus_one(x):
    return x[:-1]


@reverse.wrong(
    "every-second",
    "every second number is left out",
    "The step is -1: one place back at a time.",
)
def two_back(x):
    return x[::-2]


REVERSE_VALUES_MIRRORED = (
    "values-mirrored",
    "the values are mirrored, large against small; the places are the same",
    "Leave the numbers as they are and walk through them from the last to the first.",
)


@reverse.wrong(*REVERSE_VALUES_MIRRORED)
def mirrored_values(x):
    return x.max() + x.min() - x


@reverse.wrong(*REVERSE_VALUES_MIRRORED)
def from_largest(x):
    return x.max() - x


@reverse.wrong(
    "reciprocals",
    "each number is turned into 1 divided by it",
    "The opposite order is meant: the numbers stay, their places change.",
)
def one_over(x):
    return 1 / x


@reverse.wrong(
    "neighbours-exchanged",
    "neighbours have changed places two by two",
    "Exchange the first with the last, the second with the last but one, and so on.",
)
def neighbours(x):
    y = np.array(x)
    for i in range(0, len(y) - 1, 2):
        y[i], y[i + 1] = x[i + 1], x[i]
    return y


REVERSE_LAST_ONLY = (
    "last-only",
    "this is the last number alone",
    "x[-1] is one number; to walk backwards through all of them, -1 is the step.",
)


@reverse.wrong(*REVERSE_LAST_ONLY)
def last_number(x):
    return x[-1] if len(x) else x


@reverse.wrong(*REVERSE_LAST_ONLY)
def last_number_or_error(x):
    return x[-1]


@chessboard.cases
def boards(rng):
    yield case(2)
    for n in (5, 4, 8, 3, 7):
        yield case(n)
    yield case(1, about="with a single cell")


@chessboard.wrong(
    "starts-with-one",
    "0 and 1 have changed places: the top left is a 1",
    "Row 0 and column 0 meet in a 0, so a cell is 1 where row + column is odd.",
)
def one_first(n):
    rows, columns = np.indices((n, n))
    return (rows + columns + 1) % 2


@chessboard.wrong(
    "columns-alternate",
    "the columns take turns, but each of them is the same from top to bottom",
    "Every other row has to start with a 1: let the row count as well as the column.",
)
def upright_stripes(n):
    board = np.zeros((n, n))
    board[:, 1::2] = 1
    return board


@chessboard.wrong(
    "rows-alternate",
    "the rows take turns, but each of them is the same from left to right",
    "Along a row 0 and 1 take turns too: let the column count as well as the row.",
)
def level_stripes(n):
    board = np.zeros((n, n))
    board[1::2, :] = 1
    return board


@chessboard.wrong(
    "running-number",
    "0 and 1 take turns by a running number: that makes stripes when n is even",
    "After a row of even length the turn is the same again: use row + column instead of one counter.",
)
def counted_through(n):
    return np.arange(n * n).reshape(n, n) % 2


@chessboard.wrong(
    "half-of-the-ones",
    "every second row is empty: half of the ones are missing",
    "There are two kinds of rows, so two assignments: odd columns of even rows, even columns of odd rows.",
)
def even_rows_only(n):
    board = np.zeros((n, n))
    board[0::2, 1::2] = 1
    return board


@chessboard.wrong(
    "diagonal-squares",
    "row and column are both odd at the ones: they do not touch at the corners",
    "A cell is 1 where only one of the two, row or column, is odd.",
)
def both_odd(n):
    board = np.zeros((n, n))
    board[1::2, 1::2] = 1
    return board


@chessboard.wrong(
    "tile-counts-blocks",
    "the board is twice as wide and twice as high as it should be",
    "A block of 2 by 2, laid n times, gives 2n cells: count cells, not blocks.",
)
def n_blocks(n):
    return np.tile(np.array([[0, 1], [1, 0]]), (n, n))


@chessboard.wrong(
    "odd-boards",
    "boards of odd size are one row and one column too small",
    "Blocks of 2 by 2 fill even boards only: lay one block more and cut, or set the cells by slices.",
)
def half_as_many_blocks(n):
    return np.tile(np.array([[0, 1], [1, 0]]), (n // 2, n // 2))


CHESSBOARD_PLUS_AND_MINUS = (
    "plus-and-minus",
    "1 and -1 take turns, and it should be 0 and 1",
    "An odd row + column gives 1, an even one 0: the remainder says which it is.",
)


@chessboard.wrong(*CHESSBOARD_PLUS_AND_MINUS)
def minus_first(n):
    rows, columns = np.indices((n, n))
    return -((-1.0) ** (rows + columns))


@chessboard.wrong(*CHESSBOARD_PLUS_AND_MINUS)
def plus_first(n):
    rows, columns = np.indices((n, n))
    return (-1.0) ** (rows + columns)


@chessboard.wrong(
    "remainder-forgotten",
    "each cell holds row + column itself",
    "Only odd or even counts: take the remainder of row + column when divided by 2.",
)
def row_plus_column(n):
    return np.add.outer(np.arange(n), np.arange(n))


@chessboard.wrong(
    "quotient-for-remainder",
    "row + column is halved; that is the quotient, not the remainder",
    "// divides; % gives what is left over, and that takes turns between 0 and 1.",
)
def halved(n):
    return np.add.outer(np.arange(n), np.arange(n)) // 2


@chessboard.wrong(
    "half-of-the-ones",
    "every second row is empty: half of the ones are missing",
    "There are two kinds of rows, so two assignments: odd columns of even rows, even columns of odd rows.",
)
def odd_rows_only(n):
    board = np.zeros((n, n))
    board[1::2, 0::2] = 1
    return board


@chessboard.wrong(
    "eight-by-eight",
    "the board always has 8 rows and 8 columns",
    "n says how many rows and columns there are: a chessboard of another size is possible.",
)
def always_eight(n):
    return np.indices((8, 8)).sum(axis=0) % 2


CHESSBOARD_NOT_CUT = (
    "not-cut",
    "the blocks reach over the edge and are not cut",
    "Cut the board to n rows and n columns at the end, with a slice.",
)


@chessboard.wrong(*CHESSBOARD_NOT_CUT)
def one_block_more(n):
    return np.tile(np.array([[0, 1], [1, 0]]), (n // 2 + 1, n // 2 + 1))


@chessboard.wrong(*CHESSBOARD_NOT_CUT)
def blocks_rounded_up(n):
    return np.tile(np.array([[0, 1], [1, 0]]), ((n + 1) // 2, (n + 1) // 2))


@chessboard.wrong(
    "beside-the-diagonal",
    "the ones lie beside the diagonal only",
    "The turns go on to the edges of the board: every second diagonal holds ones.",
)
def beside_diagonal(n):
    return np.eye(n, k=1) + np.eye(n, k=-1)


@chessboard.wrong(
    "or-for-one-of-the-two",
    "a cell is 1 as soon as row or column is odd, also where both are",
    "A cell is 1 where exactly one of the two, row or column, is odd.",
)
def either_odd(n):
    board = np.zeros((n, n))
    board[1::2, :] = 1
    board[:, 1::2] = 1
    return board


@chessboard.wrong(
    "stripes-added",
    "the two kinds of stripes are added, so there are twos where they cross",
    "Where both stripes meet there must be a 0 again: take the remainder of the sum.",
)
def stripes_added(n):
    odd = np.arange(n) % 2
    return odd[:, None] + odd


@chessboard.wrong(
    "one-row",
    "this is a single row; the board has n of them",
    "Lay n rows below each other, every other one moved on by one cell.",
)
def one_row(n):
    return np.arange(n) % 2


CHESSBOARD_LARGER_INDEX_COUNTS = (
    "larger-index-counts",
    "the parity of the larger or smaller index decides: that gives nested frames",
    "Row and column count together: take the parity of their sum.",
)


@chessboard.wrong(*CHESSBOARD_LARGER_INDEX_COUNTS)
def frames(n):
    i = np.arange(n)
    return np.maximum(i[:, None], i) % 2


@chessboard.wrong(*CHESSBOARD_LARGER_INDEX_COUNTS)
def frames_of_smaller(n):
    i = np.arange(n)
    return np.minimum(i[:, None], i) % 2


@min_max.cases
def spreads(rng):
    yield case(np.array([4.0, 7.0, 2.0, 5.0]))
    yield case(np.array([9.0, 6.0, 8.0]), about="with the largest number first")
    for m in (3, 6, 10):
        yield case(rng.normal(size=m))
    yield case(np.array([-3.0, -8.0, -1.0, -2.0, -5.0]), about="with negative numbers only")
    yield case(np.array([3, 3, 3]), about="with equal numbers only")
    yield case(np.array([6.0]), about="with a single number")


@min_max.wrong(
    "positions",
    "these are the places of the two numbers, not the numbers",
    "argmin and argmax answer where; min and max answer how much.",
)
def places(x):
    return np.argmin(x), np.argmax(x)


@min_max.wrong(
    "starts-at-zero",
    "the search starts at 0, so 0 wins although it is not among the numbers",
    "Start with the first number of x: then the result is always one of them.",
)
def from_zero(x):
    return min(0, x.min()), max(0, x.max())


@min_max.wrong(
    "first-and-last",
    "these are the first and the last number, not the smallest and the largest",
    "x is in no particular order: look at every number, or put them in order first.",
)
def ends(x):
    return x[0], x[-1]


@min_max.wrong(
    "absolute-values",
    "the signs are ignored, so -8 counts as larger than 2",
    "On the number line -8 lies left of 2: compare the numbers as they are.",
)
def by_size(x):
    return np.abs(x).min(), np.abs(x).max()


@min_max.wrong(
    "elif-skips",
    "a number that was the smallest so far is never tried as the largest",
    "The first number is both: ask the two questions of every number, with two ifs.",
)
def one_question(x):
    smallest, largest = np.inf, -np.inf
    for number in x:
        if number < smallest:
            smallest = number
        elif number > largest:
            largest = number
    return smallest, largest


@min_max.wrong(
    "range",
    "this is the range, largest minus smallest: a single number",
    "Return the two numbers themselves, the smallest first.",
)
def spread(x):
    return x.max() - x.min()


@min_max.wrong(
    "mean-and-spread",
    "these are the mean less and plus the deviation, not the outermost numbers",
    "The outermost numbers stand in x: search for them, nothing is averaged.",
)
def around_the_mean(x):
    return x.mean() - x.std(), x.mean() + x.std()


@min_max.wrong(
    "quartiles",
    "these are quartiles, and a quarter of the numbers lies beyond each of them",
    "Outermost means nothing lies beyond: take the smallest and the largest of all.",
)
def quartiles(x):
    return np.percentile(x, 25), np.percentile(x, 75)


@min_max.wrong(
    "percentages-mistaken",
    "0 and 1 per cent are asked for: the largest number lies at 100 per cent",
    "percentile counts from 0 to 100, quantile from 0 to 1.",
)
def one_per_cent(x):
    return np.percentile(x, 0), np.percentile(x, 1)


MIN_MAX_ABSOLUTE_VALUES = (
    "absolute-values",
    "the signs are ignored, so -8 counts as larger than 2",
    "On the number line -8 lies left of 2: compare the numbers as they are.",
)


@min_max.wrong(*MIN_MAX_ABSOLUTE_VALUES)
def by_size_with_signs(x):
    return min(x, key=abs), max(x, key=abs)


@min_max.wrong(*MIN_MAX_ABSOLUTE_VALUES)
def largest_by_size(x):
    return x.min(), np.abs(x).max()


MIN_MAX_STARTS_AT_ZERO = (
    "starts-at-zero",
    "the search starts at 0, so 0 wins although it is not among the numbers",
    "Start with the first number of x: then the result is always one of them.",
)


@min_max.wrong(*MIN_MAX_STARTS_AT_ZERO)
def smallest_from_zero(x):
    return min(0, x.min()), x.max()


@min_max.wrong(*MIN_MAX_STARTS_AT_ZERO)
def largest_from_zero(x):
    return x.min(), max(0, x.max())


MIN_MAX_NEIGHBOURS_COMPARED = (
    "neighbours-compared",
    "each number is compared with its neighbour, not with the best so far",
    "Keep the smallest and the largest so far, and compare every number with these two.",
)


@min_max.wrong(*MIN_MAX_NEIGHBOURS_COMPARED)
def by_neighbours(x):
    smallest = largest = x[0]
    for i in range(1, len(x)):
        if x[i] < x[i - 1]:
            smallest = x[i]
        if x[i] > x[i - 1]:
            largest = x[i]
    return smallest, largest


@min_max.wrong(*MIN_MAX_NEIGHBOURS_COMPARED)
def by_next_neighbours(x):
    smallest = largest = x[0]
    for i in range(len(x) - 1):
        if x[i] < x[i + 1]:
            smallest = x[i]
        if x[i] > x[i + 1]:
            largest = x[i]
    return smallest, largest


@min_max.wrong(*MIN_MAX_NEIGHBOURS_COMPARED)
def by_neighbours_else(x):
    smallest = largest = x[0]
    for i in range(1, len(x)):
        if x[i] < x[i - 1]:
            smallest = x[i]
        else:
            largest = x[i]
    return smallest, largest


@min_max.wrong(
    "compared-with-the-first",
    "each number is compared with the first one only, not with the best so far",
    "Bring the smallest and the largest so far up to date whenever a better number comes.",
)
def against_first(x):
    smallest = largest = x[0]
    for number in x:
        if number < x[0]:
            smallest = number
        if number > x[0]:
            largest = number
    return smallest, largest


@min_max.wrong(
    "infinities-left",
    "the search begins at the wrong infinity, and no number is ever beyond it",
    "The smallest so far begins at +inf and the largest at -inf, or both at the first number.",
)
def wrong_infinities(x):
    return -np.inf, np.inf


MIN_MAX_SECOND_FROM_THE_END = (
    "second-from-the-end",
    "one place too far in: these are the second smallest or second largest",
    "In order of size the smallest has place 0 and the largest place -1.",
)


@min_max.wrong(*MIN_MAX_SECOND_FROM_THE_END)
def second_smallest(x):
    ordered = np.sort(x)
    return ordered[1], ordered[-1]


@min_max.wrong(*MIN_MAX_SECOND_FROM_THE_END)
def second_largest(x):
    ordered = np.sort(x)
    return ordered[0], ordered[-2]


@min_max.wrong(*MIN_MAX_SECOND_FROM_THE_END)
def second_largest_by_length(x):
    ordered = np.sort(x)
    return ordered[0], ordered[len(x) - 2]


@min_max.wrong(*MIN_MAX_SECOND_FROM_THE_END)
def both_seconds(x):
    ordered = np.sort(x)
    return ordered[1], ordered[-2]


@row_max.cases
def tables(rng):
    yield case(np.array([[1.0, 5.0, 2.0], [8.0, 3.0, 4.0]]))
    yield case(np.array([[-5.0, -2.0], [-1.0, -9.0], [-4.0, -3.0]]), about="with negative numbers only")
    for m, n in ((3, 4), (6, 5), (9, 2)):
        yield case(rng.normal(size=(m, n)))
    yield case(np.array([[3.0, 9.0, 9.0, 1.0]]), about="with a single row")
    yield case(np.array([[2.0], [7.0], [-1.0]]), about="with a single column")


@row_max.wrong(
    "column-max",
    "this is the largest number of each column",
    "The axis that you name is the one that disappears: the columns (axis 1) must go, the rows stay.",
)
def other_axis(X):
    return X.max(axis=0)


@row_max.wrong(
    "one-for-all",
    "this is the largest number of the whole table",
    "Without an axis all cells count as one heap: say along which axis to look.",
)
def whole_table(X):
    return X.max()


@row_max.wrong(
    "positions",
    "these are the columns in which the largest numbers stand, not the numbers",
    "argmax answers where; max answers how much.",
)
def columns(X):
    return X.argmax(axis=1)


@row_max.wrong(
    "starts-at-zero",
    "rows of negative numbers give 0, which is not among them",
    "Start with the first number of the row: then the result is always one of its numbers.",
)
def rows_from_zero(X):
    return np.maximum(0, X.max(axis=1))


@row_max.wrong(
    "row-ends",
    "this is the last number of each row, not its largest",
    "The rows are in no particular order: look at every number of a row.",
)
def last_column(X):
    return X[:, -1]


@row_max.wrong(
    "whole-columns-taken",
    "X[:, places] takes these columns out of every row, not one cell from each",
    "Give each row's own number beside its place, with arange.",
)
def columns_of_places(X):
    return X[:, X.argmax(axis=1)]


@row_max.wrong(
    "places-as-rows",
    "X[places] takes whole rows: the places are columns, but count as rows there",
    "A single index means a row. Give the row and the column of each cell.",
)
def rows_of_places(X):
    return X[X.argmax(axis=1)]


@row_max.wrong(
    "taken-from-the-flat-array",
    "the places count within each row, but are looked up in the flattened array",
    "Without an axis take and ravel count through all cells. Give row and column of each.",
)
def taken_flat(X):
    return np.take(X, X.argmax(axis=1))


@row_max.wrong(
    "smallest",
    "this is the smallest number of each row",
    "Here the largest is wanted: look which way your comparison points.",
)
def row_min(X):
    return X.min(axis=1)


ROW_MAX_ABSOLUTE_VALUES = (
    "absolute-values",
    "the signs are ignored, so -8 counts as larger than 2",
    "Compare the numbers as they are: leave out abs.",
)


@row_max.wrong(*ROW_MAX_ABSOLUTE_VALUES)
def largest_sizes(X):
    return np.abs(X).max(axis=1)


@row_max.wrong(*ROW_MAX_ABSOLUTE_VALUES)
def largest_in_size(X):
    return X[np.arange(len(X)), np.abs(X).argmax(axis=1)]


ROW_MAX_ROW_TOTALS = (
    "row-totals",
    "this is the sum or the mean of each row",
    "The largest number stands in the row: search for it, nothing is added.",
)


@row_max.wrong(*ROW_MAX_ROW_TOTALS)
def row_sums(X):
    return X.sum(axis=1)


@row_max.wrong(*ROW_MAX_ROW_TOTALS)
def row_means(X):
    return X.mean(axis=1)


@row_max.wrong(
    "best-kept",
    "the best of earlier rows is still there when the next row begins",
    "Every row has a largest of its own: begin the search anew in each row.",
)
def best_kept(X):
    return np.maximum.accumulate(X.max(axis=1))


ROW_MAX_ONE_WHOLE_ROW = (
    "one-whole-row",
    "this is a row of the table: the one that begins with the largest number, or the last",
    "Ask each row by itself for its largest number; max of a table of lists compares the rows.",
)


@row_max.wrong(*ROW_MAX_ONE_WHOLE_ROW)
def largest_row(X):
    return max(X.tolist())


@row_max.wrong(*ROW_MAX_ONE_WHOLE_ROW)
def last_of_sorted(X):
    return np.sort(X)[-1]


@row_max.wrong(*ROW_MAX_ONE_WHOLE_ROW)
def last_row_sorted_by_hand(X):
    return sorted(X.tolist())[-1]


@row_max.wrong(
    "row-with-the-largest",
    "this is the row in which the largest number of all stands",
    "Ask each row by itself: as many numbers come back as there are rows.",
)
def row_of_largest(X):
    return X[X.max(axis=1).argmax()]


@row_max.wrong(
    "running-maximum",
    "this is the largest so far in every cell; only the last of a row is wanted",
    "accumulate keeps what comes on the way: take its last column, or max.",
)
def running_maximum(X):
    return np.maximum.accumulate(X, axis=1)


@row_max.wrong(
    "ties-twice",
    "a row with two equal largest numbers gives both of them",
    "Each row gives one number: a mask takes every cell that is equal to the maximum.",
)
def every_tie(X):
    return X[X.max(axis=1, keepdims=True) == X]


@row_max.wrong(
    "row-starts",
    "this is the first number of each row, not its largest",
    "The rows are in no particular order: look at every number of a row.",
)
def first_column(X):
    return X[:, 0]


@negate_between.cases
def intervals(rng):
    yield case(np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), 2.0, 5.0)
    for m in (5, 8, 14):
        yield case(rng.normal(size=m), -0.8, 0.7)
    yield case(np.arange(-4, 5), -3, 2, about="with whole numbers, some of them negative")
    yield case(rng.integers(10, size=20), 3, 8, about="with numbers on the bounds")
    yield case(np.array([1.0, 2.0, 3.0]), 2.0, 2.0, about="with nothing between the bounds")


@negate_between.quick_on
def a_long_row(rng):
    yield case(rng.normal(size=50_000), -1.0, 1.0)


@negate_between.wrong(
    "bounds-included",
    "the bounds are negated too, and they do not lie between",
    "Between is meant strictly: larger than low and smaller than high.",
)
def with_bounds(x, low, high):
    return np.where((x >= low) & (x <= high), -x, x)


@negate_between.wrong(
    "low-included",
    "the lower bound is negated too, as if this were a slice",
    "A slice includes its start, but here neither bound counts as between.",
)
def half_open(x, low, high):
    return np.where((x >= low) & (x < high), -x, x)


@negate_between.wrong(
    "outside-negated",
    "the numbers outside are negated, and those between are kept",
    "np.where takes first what goes where the mask is True; or turn the mask round.",
)
def other_side(x, low, high):
    return np.where((x > low) & (x < high), x, -x)


@negate_between.wrong(
    "or-for-and",
    "one of the two conditions is enough here, so nearly every number is negated",
    "A number between is above low and, at the same time, below high: join the conditions with &.",
)
def either(x, low, high):
    return np.where((x > low) | (x < high), -x, x)


@negate_between.wrong(
    "made-negative",
    "negative numbers between the bounds stay negative",
    "To negate is to turn the sign, so -1 becomes 1: take the minus of the number itself.",
)
def minus_absolute(x, low, high):
    return np.where((x > low) & (x < high), -np.abs(x), x)


@negate_between.wrong(
    "others-dropped",
    "only the numbers between come back: the others are missing",
    "A mask in brackets selects; write into a copy of x through the mask, so that the rest stays.",
)
def selected(x, low, high):
    return -x[(x > low) & (x < high)]


@negate_between.wrong(
    "others-zero",
    "the numbers outside have become 0",
    "Multiplying by a mask wipes out where it is False: those numbers are to stay as they are.",
)
def wiped(x, low, high):
    return -x * ((x > low) & (x < high))


@negate_between.wrong(
    "high-included",
    "the upper bound is negated too",
    "Between is meant strictly: neither bound counts.",
)
def up_to_high(x, low, high):
    return np.where((x > low) & (x <= high), -x, x)


NEGATE_BETWEEN_BOUNDS_AS_PLACES = (
    "bounds-as-places",
    "low and high are taken as places in x, not as numbers to compare with",
    "A slice picks by place; a mask of comparisons picks by value.",
)


@negate_between.wrong(*NEGATE_BETWEEN_BOUNDS_AS_PLACES)
def by_places(x, low, high):
    y = np.array(x)
    y[low:high] = -y[low:high]
    return y


@negate_between.wrong(*NEGATE_BETWEEN_BOUNDS_AS_PLACES)
def by_whole_places(x, low, high):
    y = np.array(x)
    y[int(low) : int(high)] = -y[int(low) : int(high)]
    return y


@negate_between.wrong(*NEGATE_BETWEEN_BOUNDS_AS_PLACES)
def by_places_after(x, low, high):
    y = np.array(x)
    y[int(low) + 1 : int(high)] = -y[int(low) + 1 : int(high)]
    return y


@negate_between.wrong(*NEGATE_BETWEEN_BOUNDS_AS_PLACES)
def by_compared_places(x, low, high):
    places = np.arange(len(x))
    return np.where((places > low) & (places < high), -x, x)


NEGATE_BETWEEN_CLIPPED = (
    "clipped",
    "the numbers are cut to lie between low and high",
    "np.clip moves what lies outside; here what lies between gets another sign.",
)


@negate_between.wrong(*NEGATE_BETWEEN_CLIPPED)
def clipped(x, low, high):
    return np.clip(x, low, high)


@negate_between.wrong(*NEGATE_BETWEEN_CLIPPED)
def clipped_and_negated(x, low, high):
    return -np.clip(x, low, high)


@negate_between.wrong(
    "mirrored-in-the-interval",
    "the numbers between are mirrored within the interval, so low and high would change places",
    "Another sign is wanted: 3 becomes -3, whatever the bounds are.",
)
def mirrored(x, low, high):
    return np.where((x > low) & (x < high), low + high - x, x)


NEGATE_BETWEEN_CONSTANT_WRITTEN = (
    "constant-written",
    "a fixed number, 0 or -1, is written where the numbers between should get another sign",
    "Write the minus of the number itself, not a number that is the same for all.",
)


@negate_between.wrong(*NEGATE_BETWEEN_CONSTANT_WRITTEN)
def minus_one_written(x, low, high):
    return np.where((x > low) & (x < high), -1, x)


@negate_between.wrong(*NEGATE_BETWEEN_CONSTANT_WRITTEN)
def zero_written(x, low, high):
    return np.where((x > low) & (x < high), 0, x)


@negate_between.wrong(
    "made-positive",
    "the numbers between have lost their signs",
    "To negate is to turn the sign, so 1 becomes -1: take the minus of the number itself.",
)
def absolute_between(x, low, high):
    return np.where((x > low) & (x < high), np.abs(x), x)


@negate_between.wrong(
    "size-compared",
    "the numbers are compared without their signs",
    "-1 lies between -3 and 2 as it is: compare the numbers with the bounds, leave out abs.",
)
def size_between(x, low, high):
    return np.where((np.abs(x) > low) & (np.abs(x) < high), -x, x)


@negate_between.wrong(
    "all-negated",
    "every number gets another sign, also outside the bounds",
    "Only the numbers between low and high change: let a mask pick them.",
)
def all_negated(x, low, high):
    return -x


NEGATE_BETWEEN_ONE_AFTER_THE_OTHER = (
    "one-after-the-other",
    "both conditions are applied one after the other, so numbers between are turned twice",
    "Ask both questions of the old x at once, and turn the sign a single time.",
)


@negate_between.wrong(*NEGATE_BETWEEN_ONE_AFTER_THE_OTHER)
def turned_by_each(x, low, high):
    y = np.where(x > low, -x, x)
    return np.where(x < high, -y, y)


@negate_between.wrong(*NEGATE_BETWEEN_ONE_AFTER_THE_OTHER)
def turned_by_each_new_value(x, low, high):
    y = np.where(x > low, -x, x)
    return np.where(y < high, -y, y)


@negate_between.wrong(
    "bounds-only",
    "only numbers equal to one of the bounds get another sign",
    "in asks whether a number is one of two; between asks for larger than low and smaller than high.",
)
def equal_to_bounds(x, low, high):
    return np.where(np.isin(x, [low, high]), -x, x)


@negate_between.wrong(
    "mask-returned",
    "this is the mask, which says yes or no, not the numbers",
    "Use the mask: where it is True goes the minus of the number, elsewhere the number.",
)
def the_mask(x, low, high):
    return (x > low) & (x < high)


@count_nan.cases
def gaps(rng):
    yield case(np.array([[1.0, np.nan, 3.0], [np.nan, np.nan, 0.0]]))
    for m, n in ((4, 5), (7, 3), (6, 8)):
        X = rng.normal(size=(m, n))
        X[rng.random(size=(m, n)) < 0.4] = np.nan
        yield case(X)
    yield case(np.array([[np.inf, 1.0], [np.nan, -np.inf], [0.0, np.nan]]), about="with infinity as well")
    yield case(rng.normal(size=(5, 2)), about="without any NaN")
    yield case(np.full((2, 4), np.nan), about="with NaN in every cell")


@count_nan.quick_on
def a_large_table(rng):
    yield case(rng.normal(size=(500, 200)))


@count_nan.wrong(
    "nan-compared",
    "nothing is found, because NaN is not equal to anything, not even to NaN",
    "Do not ask with == or is; NumPy has a function that asks each cell whether it is NaN.",
)
def equals_nan(X):
    return (np.nan == X).sum()


@count_nan.wrong(
    "rows-counted",
    "this is the number of rows in which a NaN occurs",
    "Count the cells: a row with two of them counts twice.",
)
def spoilt_rows(X):
    return np.isnan(X).any(axis=1).sum()


@count_nan.wrong(
    "columns-apart",
    "this is one count for each column",
    "Sum over all cells at once: leave the axis away.",
)
def for_each_column(X):
    return np.isnan(X).sum(axis=0)


@count_nan.wrong(
    "rows-apart",
    "this is one count for each row",
    "Sum over all cells at once: leave the axis away, or sum the counts.",
)
def for_each_row(X):
    return np.isnan(X).sum(axis=1)


@count_nan.wrong(
    "numbers-counted",
    "the cells that are not NaN are counted",
    "Turn the mask round: True belongs where a number is missing.",
)
def the_others(X):
    return (~np.isnan(X)).sum()


@count_nan.wrong(
    "infinity-counted",
    "infinity is counted too, but infinity is a value, and NaN is none",
    "Not finite means NaN or infinite: ask for NaN alone.",
)
def not_finite(X):
    return (~np.isfinite(X)).sum()


@count_nan.wrong(
    "yes-or-no",
    "this says whether there is a NaN, not how many there are",
    "any answers yes or no; True counts as 1, so a sum over the mask is the count.",
)
def whether(X):
    return np.isnan(X).any()


@count_nan.wrong(
    "share",
    "this is the share of the cells that are NaN, not their number",
    "The mean of a mask is a share; its sum is a count.",
)
def proportion(X):
    return np.isnan(X).mean()


@count_nan.wrong(
    "dimensions-counted",
    "this is 2, the number of dimensions: np.where gives one array for each of them",
    "The hits are the length of one of these arrays; or sum the mask itself.",
)
def length_of_where(X):
    return len(np.where(np.isnan(X)))


@count_nan.wrong(
    "all-cells-counted",
    "all cells are counted: the mask is as large as X",
    "Length and size do not look at what is in a mask; a sum counts its True.",
)
def size_of_mask(X):
    return np.isnan(X).size


@count_nan.wrong(
    "rows-of-the-mask",
    "this is how many rows X has: len counts the rows of the mask",
    "len does not look at what is in a mask; a sum counts its True.",
)
def length_of_mask(X):
    return len(np.isnan(X))


@count_nan.wrong(
    "non-zero-counted",
    "all cells other than 0 are counted",
    "count_nonzero counts True in a mask: hand it the mask, not X.",
)
def non_zero(X):
    return np.count_nonzero(X)


@count_nan.wrong(
    "zeros-counted",
    "the zeros are counted, and 0 is a number",
    "Empty is not zero: ask each cell whether it is NaN.",
)
def zeros(X):
    return (X == 0).sum()


@count_nan.wrong(
    "numbers-added",
    "the numbers are added up, and NaN is passed over",
    "nansum adds what is there; to count what is missing, sum the mask of isnan.",
)
def sum_of_the_rest(X):
    return np.nansum(X)


@count_nan.wrong(
    "columns-counted",
    "this is the number of columns in which a NaN occurs",
    "Count the cells: a column with two of them counts twice.",
)
def spoilt_columns(X):
    return np.isnan(X).any(axis=0).sum()


@count_nan.wrong(
    "mask-returned",
    "this is the mask, a table of yes and no, not their number",
    "True counts as 1: the sum over the mask is the count.",
)
def the_nan_mask(X):
    return np.isnan(X)


COUNT_NAN_PLACES_RETURNED = (
    "places-returned",
    "these are the places of the NaN, not their number",
    "np.where and np.argwhere say where; the number of places is what is wanted.",
)


@count_nan.wrong(*COUNT_NAN_PLACES_RETURNED)
def the_places(X):
    return np.argwhere(np.isnan(X))


@count_nan.wrong(*COUNT_NAN_PLACES_RETURNED)
def the_places_apart(X):
    return np.where(np.isnan(X))


@count_nan.wrong(
    "places-counted-twice",
    "each place is counted twice, as a row and as a column",
    "argwhere has two numbers for each hit: its length counts, not its size.",
)
def both_coordinates(X):
    return np.argwhere(np.isnan(X)).size


COUNT_NAN_NAN_ADDED = (
    "nan-added",
    "NaN itself comes out: a sum with NaN in it is NaN",
    "Do not add the numbers of X: sum the mask, whose True counts as 1.",
)


@count_nan.wrong(*COUNT_NAN_NAN_ADDED)
def sum_with_nan(X):
    return X.sum()


@count_nan.wrong(*COUNT_NAN_NAN_ADDED)
def nan_cells_added(X):
    return X[np.isnan(X)].sum()
