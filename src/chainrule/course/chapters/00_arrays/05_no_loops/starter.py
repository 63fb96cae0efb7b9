"""The squared distance of every point from every other: all pairs at once, without a loop."""

import numpy as np


def squared_distances(A, B):
    """Return the squared distance of each row of A from each row of B.

    A: (m, n) points    B: (k, n) points    returns: (m, k), row i for point i of A, column j for point j of B
    """
    ...
