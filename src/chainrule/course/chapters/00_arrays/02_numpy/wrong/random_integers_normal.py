# diagnosis: normal
import numpy as np


def random_integers(shape, low, high, rng):
    middle, spread = (low + high) / 2, (high - low) / 2
    return np.round(rng.normal(middle, spread, size=shape))
