# diagnosis: sum-of-scores
import numpy as np


def sigmoid(z):
    return z / np.sum(z)
