# diagnosis: points-left-behind
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = rng.permutation(len(y))
        w, b = perceptron_step(X, y[order], w, b, learning_rate)
        if np.all((X @ w + b >= 0) == (y == 1)):
            break
    return w, b
