# diagnosis: one-example-after-the-other
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        p = 1 / (1 + np.exp(-(X @ theta)))
        pull = l2 * theta
        pull[0] = 0
        for x_i, y_i in zip(X, y):
            p = 1 / (1 + np.exp(-(x_i @ theta)))
            theta = theta - learning_rate * ((p - y_i) * x_i + l2 * np.append(0, theta[1:]))
    return theta
