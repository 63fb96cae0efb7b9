# right: cumulated sums of ones count, linspace and diag fill, float32 random numbers, results as lists
import numpy as np


def null_vector(n):
    return np.linspace(0, 0, n)


def integers(start, stop):
    return np.cumsum(np.ones(max(stop - start, 0), dtype=int)) + (start - 1)


def counting_grid(rows, cols):
    return np.cumsum(np.ones((rows, cols), dtype=int)).reshape((rows, cols)) - 1


def identity(n):
    return np.diag(np.ones(n))


def random_array(shape, rng):
    return rng.random(shape, dtype=np.float32)


def index_of_max(X):
    row = int(X.max(axis=1).argmax())
    return [row, int(X[row].argmax())]


def index_of_min(X):
    return index_of_max(-X)
