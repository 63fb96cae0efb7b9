# diagnosis: brought-to-sum-one
import numpy as np


def random_array(shape, rng):
    X = rng.random(shape)
    return X / np.sum(X)
