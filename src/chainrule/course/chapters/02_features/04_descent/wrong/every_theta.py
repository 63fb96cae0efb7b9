# diagnosis: all-thetas-returned
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    thetas = [theta]
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for i in range(steps):
        thetas.append(thetas[i] - learning_rate * X.T @ (X @ thetas[i] - y) / len(y))
        history.append(np.mean((X @ thetas[i + 1] - y) ** 2) / 2)
    return thetas, history
