# cause: train shuffles X and y with two different permutations, so the points get the labels of others.
# diagnosis: shuffled-apart
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w = np.zeros(X.shape[1])
    b = 0.0
    for epoch in range(epochs):
        Xs = rng.permutation(X)
        ys = rng.permutation(y)
        w, b = perceptron_step(Xs, ys, w, b, learning_rate)
        if np.array_equal((X @ w + b >= 0).astype(int), y):
            break
    return w, b
