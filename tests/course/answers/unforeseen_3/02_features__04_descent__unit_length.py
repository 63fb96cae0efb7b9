# cause: The gradient is brought to length 1 before each step, so the steps do not get shorter near the bottom.
# diagnosis: unit-length
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    m = len(y)
    history = [np.sum((X @ theta - y) ** 2) / (2 * m)]
    for _ in range(steps):
        grad = X.T @ (X @ theta - y) / m
        grad = grad / np.linalg.norm(grad)
        theta = theta - learning_rate * grad
        history.append(np.sum((X @ theta - y) ** 2) / (2 * m))
    return theta, history
