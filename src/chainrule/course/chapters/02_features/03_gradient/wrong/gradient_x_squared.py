# diagnosis: features-squared
import numpy as np


def gradient(X, y, theta):
    errors = X @ theta - y
    return np.mean(errors[:, None] * X**2, axis=0)
