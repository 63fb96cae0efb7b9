# cause: the differences are summed over the coordinates first and the sum is squared, instead of summing the squares
# diagnosis: summed-then-squared
import numpy as np


def squared_distances(A, B):
    diff = A[:, None] - B[None, :]
    return diff.sum(axis=-1) ** 2
