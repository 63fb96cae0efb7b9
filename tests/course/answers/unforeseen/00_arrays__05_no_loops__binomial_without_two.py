# cause: The binomial formula is used with the mixed term once, a² - ab + b², instead of twice, a² - 2ab + b².
# diagnosis: product-not-doubled
import numpy as np


def squared_distances(A, B):
    a2 = (A ** 2).sum(axis=1)
    b2 = (B ** 2).sum(axis=1)
    return a2[:, None] - A @ B.T + b2[None, :]
