# cause: X and y are shuffled separately, each with its own permutation, so the points get the labels of other points
# diagnosis: shuffled-apart
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w = np.zeros(X.shape[1])
    b = 0.0
    for epoch in range(epochs):
        X_new = rng.permutation(X)
        y_new = rng.permutation(y)
        w, b = perceptron_step(X_new, y_new, w, b, learning_rate)
        predictions = (X @ w + b >= 0).astype(int)
        if np.all(predictions == y):
            break
    return w, b
