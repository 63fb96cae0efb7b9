# diagnosis: moves-after-each-example
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        for i in range(len(y)):
            error = X[i] @ theta - y[i]
            theta = theta - learning_rate * error * X[i]
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
