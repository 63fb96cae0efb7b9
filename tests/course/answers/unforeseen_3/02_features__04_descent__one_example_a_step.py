# cause: Each step uses only a single example (stochastic descent) instead of the gradient over all examples.
# diagnosis: one-example-a-step
import numpy as np


def gradient_descent(X, y, theta, learning_rate, steps):
    J = lambda t: np.mean((X.dot(t) - y) ** 2) / 2
    history = [J(theta)]
    for epoch in range(steps):
        i = epoch % len(y)
        error = X[i].dot(theta) - y[i]
        theta = theta - learning_rate * error * X[i]
        history.append(J(theta))
    return theta, history
