# diagnosis: least-squares
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    return np.linalg.lstsq(X, y, rcond=None)[0]
