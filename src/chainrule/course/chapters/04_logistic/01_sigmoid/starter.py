"""From a score to a probability: the curve that turns every number into one between 0 and 1."""

import numpy as np


def sigmoid(z):
    """Return the probability that belongs to each score, without a warning even for z = -1000 or 1000.

    z: a number, or an array of any shape, of floats or of whole numbers    result: the same shape
    """
    ...
