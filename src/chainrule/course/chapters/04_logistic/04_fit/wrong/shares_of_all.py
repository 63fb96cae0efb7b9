# diagnosis: softmax
import numpy as np


def predict(X, theta):
    e = np.exp(X @ theta)
    return (e / e.sum() >= 0.5).astype(int)
