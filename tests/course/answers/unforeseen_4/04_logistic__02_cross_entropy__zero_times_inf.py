# cause: cross_entropy computes y * log(p) + (1 - y) * log(1 - p) without protection, so a certainty that is right gives 0 times infinity and the result is NaN.
# diagnosis: unstable
import numpy as np


def cross_entropy(p, y):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
