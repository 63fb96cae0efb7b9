# diagnosis: without-repeats
import numpy as np


def random_integers(shape, low, high, rng):
    candidates = np.arange(low, high)
    return rng.choice(candidates, size=shape, replace=False)
