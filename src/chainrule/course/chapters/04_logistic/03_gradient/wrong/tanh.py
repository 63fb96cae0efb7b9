# diagnosis: tanh
import numpy as np


def gradient(X, y, theta):
    return X.T @ (np.tanh(X @ theta) - y) / len(y)
