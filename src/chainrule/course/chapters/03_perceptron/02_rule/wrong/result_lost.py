# diagnosis: not-carried-over
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w = np.zeros(X.shape[1])
    b = 0.0
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        perceptron_step(X[order], y[order], w, b, learning_rate)
    return w, b
