"""From a score to a probability: the curve that turns every number into one between 0 and 1."""

import numpy as np


def sigmoid(z):
    decay = np.exp(-np.abs(z))
    return np.where(np.greater_equal(z, 0), 1 / (1 + decay), decay / (1 + decay))
