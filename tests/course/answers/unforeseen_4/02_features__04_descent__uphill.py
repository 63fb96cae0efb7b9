# cause: The step adds learning_rate times the gradient instead of subtracting it, so the walk goes uphill.
# diagnosis: uphill
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    def cost(t):
        return np.mean((X @ t - y) ** 2) / 2

    history = [cost(theta)]
    for _ in range(steps):
        grad = X.T @ (X @ theta - y) / len(y)
        theta = theta + learning_rate * grad
        history.append(cost(theta))
    return theta, history
