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
