# cause: np.mean is taken over X.T @ errors, which averages the slopes of all weights to one number instead of dividing by the number of examples.
# unnamed: aggregated
import numpy as np


def gradient(X, y, theta):
    errors = X @ theta - y
    return np.mean(X.T @ errors)
