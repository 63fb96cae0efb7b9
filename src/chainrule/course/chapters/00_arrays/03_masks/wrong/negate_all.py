# diagnosis: all-negated
import numpy as np


def negate_between(x, low, high):
    return np.array([-number for number in x])
