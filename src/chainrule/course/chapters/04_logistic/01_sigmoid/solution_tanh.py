"""The hyperbolic tangent is the same curve, twice as steep and twice as high."""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))
