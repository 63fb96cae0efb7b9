# diagnosis: adam
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    m, v = 0, 0
    for k in range(steps):
        p = 1 / (1 + np.exp(-(X @ theta)))
        pull = l2 * theta
        pull[0] = 0
        g = X.T @ (p - y) / len(y) + pull
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        t = k + 1
        theta = theta - learning_rate * m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta
