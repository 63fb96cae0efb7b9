# right: max and min over np.ndindex with a key, math.fsum, whole numbers divided for chances, rng.choice, fromiter
import math

import numpy as np


def integers(start, stop):
    return np.array([*range(start, stop)], dtype=np.int64)


def identity(n):
    return np.array([[i == j for i in range(n)] for j in range(n)], dtype=bool).reshape(n, n) * 1.0


def random_array(shape, rng):
    return rng.integers(2**53, size=shape) / 2**53


def random_integers(shape, low, high, rng):
    return rng.choice(np.arange(low, high), size=shape)


def index_of_max(X):
    return max(np.ndindex(*X.shape), key=X.__getitem__)


def index_of_min(X):
    return np.array(min(np.ndindex(*X.shape), key=lambda place: X[place]))


def mean_and_sum(X):
    return np.array([(total := math.fsum(X.flat)) / X.size, total])


def as_float32(X):
    return np.fromiter(X.flat, np.float32, X.size).reshape(X.shape)
