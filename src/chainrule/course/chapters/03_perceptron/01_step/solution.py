"""From a score to a decision: the step, and the perceptron's prediction."""

import numpy as np


def step(z):
    return np.where(z >= 0, 1, 0)


def predict(X, w, b):
    scores = X @ w + b
    return step(scores)
