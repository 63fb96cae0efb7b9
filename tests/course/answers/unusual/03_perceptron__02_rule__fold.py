# right: a fold over the points, nothing is ever assigned twice; the order by rng.choice without replacement
from functools import reduce

import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    def see(model, example):
        (w, b), (point, label) = model, example
        surprise = int(label) - int(np.dot(point, w) + b >= 0)
        return (w + learning_rate * surprise * point, b + learning_rate * surprise)

    return reduce(see, zip(X, y), (w, b))


def train(X, y, learning_rate, epochs, rng):
    m, n = X.shape

    def epoch(model, left):
        if left == 0:
            return model
        order = rng.choice(m, size=m, replace=False)
        return perceptron_step(X[order], y[order], *model, learning_rate)

    model = (np.zeros(n), 0.0)
    for left in range(epochs, 0, -1):
        model = epoch(model, left)
        if not np.any((np.dot(X, model[0]) + model[1] >= 0) ^ (y > 0)):
            break
    return model
