# diagnosis: first-axis-only
import numpy as np


def random_array(shape, rng):
    n = shape[0]
    return np.array([rng.random() for _ in range(n)])
