# cause: random_array passes the shape as the first argument of rng.uniform, where it is the lower bound and not the size; as that bound exceeds 1, NumPy raises an error.
# diagnosis: shape-not-as-size
import numpy as np


def random_array(shape, rng):
    return rng.uniform(shape)
