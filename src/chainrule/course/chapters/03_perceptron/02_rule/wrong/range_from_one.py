# diagnosis: one-epoch-short
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for epoch in range(1, epochs):
        order = rng.permutation(len(y))
        w, b = perceptron_step(X[order, :], y[order], w, b, learning_rate)
        if ((X @ w + b >= 0) == (y == 1)).all():
            break
    return w, b
