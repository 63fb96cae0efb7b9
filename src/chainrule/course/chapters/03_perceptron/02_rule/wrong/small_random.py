# diagnosis: starts-at-random
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = rng.standard_normal(X.shape[1]) * 0.01, 0.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = perceptron_step(X[order], y[order], w, b, learning_rate)
        if np.all((X @ w + b >= 0) == (y == 1)):
            break
    return w, b
