# diagnosis: length-as-stop
import numpy as np


def integers(start, stop):
    count = stop - start
    return np.arange(start, count)
