"""NumPy has the step under the name of Oliver Heaviside; the 1.0 is what a score of 0 gives."""

import numpy as np


def step(z):
    return np.heaviside(z, 1.0)


def predict(X, w, b):
    return np.heaviside(np.einsum("ij,j->i", X, w) + b, 1.0)
