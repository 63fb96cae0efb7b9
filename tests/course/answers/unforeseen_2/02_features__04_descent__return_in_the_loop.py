# cause: the return stands inside the loop, so the function ends after the first step (and gives None for 0 steps)
# diagnosis: returned-too-early
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for i in range(steps):
        gradient = X.T @ (X @ theta - y) / len(y)
        theta = theta - learning_rate * gradient
        history.append(np.mean((X @ theta - y) ** 2) / 2)
        return theta, history
