# diagnosis: labels-left-behind
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        shuffled = X[rng.permutation(len(X))]
        w, b = perceptron_step(shuffled, y, w, b, learning_rate)
        if ((X @ w + b >= 0) == y).all():
            return w, b
    return w, b
