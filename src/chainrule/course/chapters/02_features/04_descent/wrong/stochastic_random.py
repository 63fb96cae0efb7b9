# diagnosis: one-example-a-step
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    rng = np.random.default_rng(42)
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for _ in range(steps):
        k = rng.integers(0, len(y))
        theta = theta - learning_rate * (X[k] @ theta - y[k]) * X[k]
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
