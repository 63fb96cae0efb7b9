# diagnosis: one-order-for-all-epochs
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    order = rng.permutation(len(X))
    X, y = X[order], y[order]
    for _ in range(epochs):
        w, b = perceptron_step(X, y, w, b, learning_rate)
        if np.all((X @ w + b >= 0).astype(int) == y):
            break
    return w, b
