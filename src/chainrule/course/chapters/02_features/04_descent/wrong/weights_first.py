# diagnosis: weights-moved-first
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    b, w = theta[0], theta[1:]
    features = X[:, 1:]
    history = [np.mean((features @ w + b - y) ** 2) / 2]
    for _ in range(steps):
        w = w - learning_rate * features.T @ (features @ w + b - y) / len(y)
        b = b - learning_rate * np.mean(features @ w + b - y)
        history.append(np.mean((features @ w + b - y) ** 2) / 2)
    return np.array([b, *w]), history
