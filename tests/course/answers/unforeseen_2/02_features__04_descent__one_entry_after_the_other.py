# cause: the entries of theta are changed one after the other, and the errors for the next entry are calculated with the entries already changed
# diagnosis: one-component-at-a-time
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    theta = np.array(theta, dtype=float)
    m = len(y)
    history = [np.sum((X @ theta - y) ** 2) / (2 * m)]
    for _ in range(steps):
        for j in range(len(theta)):
            slope = np.sum((X @ theta - y) * X[:, j]) / m
            theta[j] = theta[j] - learning_rate * slope
        history.append(np.sum((X @ theta - y) ** 2) / (2 * m))
    return theta, history
