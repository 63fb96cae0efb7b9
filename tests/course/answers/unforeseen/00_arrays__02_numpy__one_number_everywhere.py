# cause: random_array draws a single random number and fills the whole array with it.
# diagnosis: one-number
import numpy as np


def random_array(shape, rng):
    number = rng.random()
    return np.full(shape, number)
