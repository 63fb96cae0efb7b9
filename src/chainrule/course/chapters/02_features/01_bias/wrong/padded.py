# diagnosis: padded-all-round
import numpy as np


def add_bias_column(X):
    return np.pad(X, (1, 0), mode="constant", constant_values=1)
