# diagnosis: mean-and-spread
import numpy as np


def min_max(x):
    centre = np.mean(x)
    s = np.std(x)
    return centre - s, centre + s
