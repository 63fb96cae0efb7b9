# diagnosis: counted-and-cut
import numpy as np


def integers(start, stop):
    numbers = np.arange(stop)
    return numbers[start:]
