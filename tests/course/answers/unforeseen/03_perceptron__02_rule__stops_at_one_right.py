# cause: train asks with np.any instead of np.all whether the points are right, so that it stops as soon as a single point is right.
# diagnosis: gives-up-early
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w = np.zeros(X.shape[1])
    b = 0.0
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        w, b = perceptron_step(X[order], y[order], w, b, learning_rate)
        y_hat = (X @ w + b >= 0).astype(int)
        if np.any(y_hat == y):
            break
    return w, b
