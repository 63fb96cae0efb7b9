# right: a class that keeps the state, data turned inside, the errors updated instead of calculated anew
import numpy as np


class Walker:
    def __init__(self, X, y, theta):
        self.Xt, self.m = X.T, len(y)
        self.theta = theta + 0.0
        self.errors = self.theta @ self.Xt - y

    @property
    def height(self):
        return np.dot(self.errors, self.errors) / self.m / 2

    def step(self, learning_rate):
        move = -learning_rate / self.m * (self.Xt @ self.errors)
        self.theta += move
        self.errors += move @ self.Xt
        return self


def gradient_descent(X, y, theta, learning_rate, steps):
    walker = Walker(X, y, theta)
    return_history = [walker.height] + [walker.step(learning_rate).height for _ in range(steps)]
    return walker.theta, np.array(return_history)
