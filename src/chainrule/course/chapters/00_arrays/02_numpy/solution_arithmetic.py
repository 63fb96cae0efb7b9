"""With broadcasting, comparisons and divmod in place of the ready-made functions."""

import numpy as np


def null_vector(n):
    return np.full(n, 0.0)


def integers(start, stop):
    return start + np.arange(max(stop - start, 0))


def counting_grid(rows, cols):
    return cols * np.arange(rows)[:, np.newaxis] + np.arange(cols)


def identity(n):
    places = np.arange(n)
    return (places[:, np.newaxis] == places).astype(float)


def random_array(shape, rng):
    return rng.uniform(0.0, 1.0, size=shape)


def random_integers(shape, low, high, rng):
    return low + np.floor((high - low) * rng.random(shape)).astype(int)


def index_of_max(X):
    return divmod(int(np.argmax(X)), X.shape[1])


def index_of_min(X):
    row, column = np.argwhere(X.min() == X)[0]
    return row, column


def mean_and_sum(X):
    total = np.sum(X)
    return total / X.size, total


def as_float32(X):
    return np.array(X, dtype=np.float32)
