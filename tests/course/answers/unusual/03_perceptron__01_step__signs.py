# right: floats from a trick with signs, predict with the bias as a weight and points as columns
import numpy as np


def step(z):
    return np.floor(np.sign(z) / 2 + 1)


def predict(X, w, b):
    points = np.vstack([X.T, np.ones(len(X))])
    return step(np.append(w, b) @ points)
