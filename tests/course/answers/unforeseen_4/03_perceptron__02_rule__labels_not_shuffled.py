# cause: train shuffles the points but not the labels, so the points get the labels of others.
# diagnosis: labels-left-behind
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w = np.zeros(X.shape[1])
    b = 0.0
    for epoch in range(epochs):
        X_new = rng.permutation(X)
        w, b = perceptron_step(X_new, y, w, b, learning_rate)
        y_hat = np.where(X @ w + b >= 0, 1, 0)
        if np.all(y_hat == y):
            break
    return w, b
