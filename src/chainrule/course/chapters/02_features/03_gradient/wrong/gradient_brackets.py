# diagnosis: prediction-for-error
import numpy as np


def gradient(X, y, theta):
    return X.T @ (X @ theta) / len(y) - np.mean(y)
