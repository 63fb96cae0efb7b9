# diagnosis: tiled-for-repeated
import numpy as np


def polynomial_features(x, degree):
    table = np.tile(x, degree + 1).reshape(-1, degree + 1)
    return table ** np.arange(degree + 1)
