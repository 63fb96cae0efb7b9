# right: condition number and solve for the inverse, lists for the other results, outer products summed up
from functools import reduce

import numpy as np


def plus(A, B):
    return [[a + b for a, b in zip(r, s)] for r, s in zip(A.tolist(), B.tolist())]


def product(A, B):
    return reduce(np.add, (np.outer(column, row) for column, row in zip(A.T, B)))


def transpose(A):
    return np.stack([A[:, j] for j in range(A.shape[1])])


def inverse(A):
    trustworthy = np.linalg.cond(A) * len(A) * np.finfo(float).eps < 1
    if not trustworthy:
        raise np.linalg.LinAlgError("singular, as far as rounding lets one see")
    return np.linalg.solve(A.T, np.eye(len(A))).T


A = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
B = [[6, 5, 7], [2, 8, 8], [0, 3, 9]]
worked_product = tuple(tuple(float(sum(a * b for a, b in zip(row, column))) for column in zip(*B)) for row in A)
