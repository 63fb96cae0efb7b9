# cause: The errors are taken from the answers 0 and 1 (probability at least 0.5) instead of from the probabilities.
# diagnosis: answers-for-probabilities
import numpy as np


def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-X @ theta))
    y_hat = (p >= 0.5).astype(int)
    return X.T @ (y_hat - y) / len(y)
