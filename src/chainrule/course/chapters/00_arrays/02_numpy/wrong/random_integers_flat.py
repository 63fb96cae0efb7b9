# diagnosis: flat
import numpy as np


def random_integers(shape, low, high, rng):
    return rng.integers(low, high, size=np.prod(shape))
