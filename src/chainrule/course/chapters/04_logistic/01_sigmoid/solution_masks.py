"""Each side of zero on its own, with the form that is safe there."""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    p = np.empty(z.shape)
    right = z >= 0
    p[right] = 1 / (1 + np.exp(-z[right]))
    growth = np.exp(z[~right])
    p[~right] = growth / (1 + growth)
    return p
