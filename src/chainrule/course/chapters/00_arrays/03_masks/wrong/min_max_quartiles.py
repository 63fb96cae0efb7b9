# diagnosis: quartiles
import numpy as np


def min_max(x):
    return np.quantile(x, 0.25), np.quantile(x, 0.75)
