# diagnosis: shuffled-apart
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    X, y = X.copy(), y.copy()
    for _ in range(epochs):
        rng.shuffle(X)
        rng.shuffle(y)
        w, b = perceptron_step(X, y, w, b, learning_rate)
        if np.all((X @ w + b >= 0) == (y == 1)):
            break
    return w, b
