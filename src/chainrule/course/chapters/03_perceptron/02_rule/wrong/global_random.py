# diagnosis: rng-not-used
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = np.random.permutation(len(X))
        w, b = perceptron_step(X[order], y[order], w, b, learning_rate)
        if np.all((X @ w + b >= 0).astype(int) == y):
            break
    return w, b
