# diagnosis: every-second
import numpy as np


def integers(start, stop):
    return np.array(list(range(start, stop, 2)))
