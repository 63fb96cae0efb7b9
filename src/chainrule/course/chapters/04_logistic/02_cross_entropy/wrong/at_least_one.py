# diagnosis: at-least-one
import numpy as np


def probability_of(p, y):
    return 1 - np.prod(1 - p)
