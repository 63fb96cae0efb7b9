# diagnosis: history-of-slopes
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    def slopes(t):
        return X.T @ (X @ t - y) / len(y)

    history = [np.linalg.norm(slopes(theta))]
    for _ in range(steps):
        theta = theta - learning_rate * slopes(theta)
        history.append(np.linalg.norm(slopes(theta)))
    return theta, history
