# diagnosis: gives-up-early
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = perceptron_step(X[order], y[order], w, b, learning_rate)
        if np.mean((X @ w + b >= 0) == y) > 0.9:
            break
    return w, b
