# cause: The differences are summed over the coordinates first and the sum is squared afterwards, instead of squaring each difference before the sum.
# diagnosis: summed-then-squared
import numpy as np


def squared_distances(A, B):
    diff = A[:, None, :] - B[None, :, :]
    return diff.sum(axis=2) ** 2
