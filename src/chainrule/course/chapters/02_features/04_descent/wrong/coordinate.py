# diagnosis: one-component-a-step
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    theta = np.array(theta)
    history = [np.mean((X @ theta - y) ** 2) / 2]
    for step in range(steps):
        j = step % len(theta)
        theta[j] -= learning_rate * np.mean((X @ theta - y) * X[:, j])
        history.append(np.mean((X @ theta - y) ** 2) / 2)
    return theta, history
