"""Arrays: make them, fill them by chance, and ask them where and how much."""

import numpy as np


def null_vector(n):
    """Return a vector of n zeros, of shape (n,)."""
    ...


def integers(start, stop):
    """Return the whole numbers from start to stop, without stop itself, as a vector.

    start, stop: whole numbers; no numbers lie between them if stop is not larger
    """
    ...


def counting_grid(rows, cols):
    """Return an array of shape (rows, cols) that counts 0, 1, 2, ... along its rows, as one reads."""
    ...


def identity(n):
    """Return the identity matrix, of shape (n, n): ones on the diagonal, zeros elsewhere."""
    ...


def random_array(shape, rng):
    """Return an array of random numbers, all values from 0 up to 1 (excluded) equally likely.

    shape: a tuple, as in (2, 3)    rng: a generator, as np.random.default_rng makes it
    """
    ...


def random_integers(shape, low, high, rng):
    """Return an array of random whole numbers from low up to high (excluded), all equally likely.

    shape: a tuple, as in (2, 3)    low, high: whole numbers    rng: a generator, as np.random.default_rng makes it
    """
    ...


def index_of_max(X):
    """Return (row, column) of the largest number; of several, the first as one reads.

    X: (m, n)
    """
    ...


def index_of_min(X):
    """Return (row, column) of the smallest number; of several, the first as one reads.

    X: (m, n)
    """
    ...


def mean_and_sum(X):
    """Return (mean, sum) of all numbers of X together: two numbers.

    X: (m, n)
    """
    ...


def as_float32(X):
    """Return the numbers of X as a new array of data type float32; X stays as it is.

    X: an array of any shape
    """
    ...
