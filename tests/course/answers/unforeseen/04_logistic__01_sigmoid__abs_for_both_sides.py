# cause: np.abs(z) is put into the formula for all scores to avoid the overflow, so that negative scores get the probability of the positive ones.
# diagnosis: size-for-z
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))
