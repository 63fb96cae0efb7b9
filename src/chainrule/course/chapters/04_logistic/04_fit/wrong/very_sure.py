# diagnosis: certain-only
import numpy as np


def predict(X, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    return (p >= 0.9) * 1
