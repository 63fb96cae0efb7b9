# diagnosis: component-after-component
import numpy as np


def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for k in range(steps):
        p = 1 / (1 + np.exp(-(X @ theta)))
        pull = l2 * theta
        pull[0] = 0
        for j in range(len(theta)):
            p = 1 / (1 + np.exp(-(X @ theta)))
            slope = np.mean((p - y) * X[:, j])
            if j > 0:
                slope += l2 * theta[j]
            theta[j] = theta[j] - learning_rate * slope
    return theta
