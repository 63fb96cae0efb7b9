# diagnosis: one-point-an-epoch
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w = np.zeros(X.shape[1])
    b = 0.0
    for epoch in range(epochs):
        i = rng.integers(0, len(X))
        w, b = perceptron_step(X[[i]], y[[i]], w, b, learning_rate)
        if ((X @ w + b >= 0) == y).all():
            break
    return w, b
