# diagnosis: squared-errors
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    squares = (X @ theta - y) ** 2
    history = [np.mean(squares) / 2]
    for _ in range(steps):
        theta = theta - learning_rate * X.T @ squares / len(y)
        squares = (X @ theta - y) ** 2
        history.append(np.mean(squares) / 2)
    return theta, history
