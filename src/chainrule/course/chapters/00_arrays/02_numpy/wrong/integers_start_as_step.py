# diagnosis: start-as-step
import numpy as np


def integers(start, stop):
    return np.arange(0, stop, start)
