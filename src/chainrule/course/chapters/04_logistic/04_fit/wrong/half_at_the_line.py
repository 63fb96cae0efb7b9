# diagnosis: half-at-zero
import numpy as np


def predict(X, theta):
    return (np.sign(X @ theta) + 1) / 2
