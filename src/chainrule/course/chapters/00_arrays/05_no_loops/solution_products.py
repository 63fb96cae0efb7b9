"""The square multiplied out: |a - b|² = |a|² - 2 a·b + |b|², with one matrix product for all pairs."""

import numpy as np


def squared_distances(A, B):
    middle = A.mean(axis=0)  # squares of large numbers would swallow small differences
    A, B = A - middle, B - middle
    lengths_a = np.sum(A**2, axis=1)
    lengths_b = np.sum(B**2, axis=1)
    return lengths_a[:, None] - 2 * A @ B.T + lengths_b
