# diagnosis: labels-converted
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    signs = np.where(y == 0, -1, 1)
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = perceptron_step(X[order], signs[order], w, b, learning_rate)
        if np.all(np.sign(X @ w + b) == signs):
            break
    return w, b
