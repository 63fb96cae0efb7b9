# right: the place at which z would be sorted into [0], a lambda; predict gives a list of Python ints
import numpy as np

step = lambda z: np.searchsorted([0], z, side="right")


def predict(X, w, b):
    return [int(step(sum(map(float, w * point)) + b)) for point in X]
