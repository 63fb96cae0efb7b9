# cause: random_integers draws from 0 up to high - low and does not add low.
# diagnosis: low-not-added
import numpy as np


def random_integers(shape, low, high, rng):
    span = high - low
    return rng.integers(span, size=shape)
