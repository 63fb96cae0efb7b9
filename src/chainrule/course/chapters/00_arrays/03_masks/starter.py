"""Seven small tools that pick cells out of an array: by their place, or by what is in them."""

import numpy as np


def one_hot(y, n_classes):
    """Return a table of 0 and 1 with a single 1 in each row: in the column of that row's class.

    y: (m,) classes, whole numbers from 0 to n_classes - 1    n_classes: how many classes there are
    returns: (m, n_classes)
    """
    ...


def reverse(x):
    """Return the numbers of x in the opposite order. x itself stays as it is.

    x: (m,)    returns: (m,)
    """
    ...


def chessboard(n):
    """Return a board on which 0 and 1 take turns, along the rows and along the columns. The top left is 0.

    n: a whole number, even or odd    returns: (n, n)
    """
    ...


def min_max(x):
    """Return (smallest, largest), the two outermost numbers of x.

    x: (m,), at least one number    returns: two numbers
    """
    ...


def row_max(X):
    """Return the largest number of each row.

    X: (m, n)    returns: (m,)
    """
    ...


def negate_between(x, low, high):
    """Return x with another sign wherever a number lies between low and high. The bounds do not count as between.

    x: (m,), it stays as it is    low, high: numbers    returns: (m,), the other numbers are those of x
    """
    ...


def count_nan(X):
    """Return how many cells of X are NaN (not a number).

    X: (m, n)    returns: one number
    """
    ...
