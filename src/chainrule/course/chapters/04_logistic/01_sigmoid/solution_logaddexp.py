"""The denominator by its logarithm: log(1 + e^-z) is logaddexp(0, -z), which never overflows."""

import numpy as np


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))
