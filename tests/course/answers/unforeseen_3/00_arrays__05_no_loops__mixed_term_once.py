# cause: The mixed term of the binomial formula is subtracted once instead of twice.
# diagnosis: product-not-doubled
import numpy as np


def squared_distances(A, B):
    # (a - b)^2 = a^2 - ab + b^2
    aa = (A ** 2).sum(axis=1).reshape(-1, 1)
    bb = (B ** 2).sum(axis=1).reshape(1, -1)
    return aa - A @ B.T + bb
