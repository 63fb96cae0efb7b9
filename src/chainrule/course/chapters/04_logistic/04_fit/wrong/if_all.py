# diagnosis: one-answer-for-all
import numpy as np


def predict(X, theta):
    p = 1 / (1 + np.exp(-(X @ theta)))
    if (p >= 0.5).all():
        return 1
    return 0
