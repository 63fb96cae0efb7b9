# diagnosis: mean-of-all-epochs
import numpy as np


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    ws, bs = [w], [b]
    for _ in range(epochs):
        order = rng.permutation(len(X))
        w, b = perceptron_step(X[order], y[order], w, b, learning_rate)
        ws.append(w)
        bs.append(b)
        if np.all((X @ w + b >= 0) == (y == 1)):
            break
    return np.mean(ws, axis=0), np.mean(bs)
