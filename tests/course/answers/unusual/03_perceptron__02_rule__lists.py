# right: pure Python lists for w, rng.permuted for the order, an epoch without a change ends a while loop
import numpy as np


def _pass(points, w, b, learning_rate):
    w, calm = list(w), True
    for *point, label in points:
        says = b + sum(weight * feature for weight, feature in zip(w, point)) >= 0
        if says == bool(label):
            continue
        calm, sign = False, 1 - 2 * says
        w = [weight + sign * learning_rate * feature for weight, feature in zip(w, point)]
        b = b + sign * learning_rate
    return w, b, calm


def perceptron_step(X, y, w, b, learning_rate):
    table = np.column_stack([X, y]).tolist()
    return list(_pass(table, map(float, w), float(b), learning_rate)[:2])


def train(X, y, learning_rate, epochs, rng):
    table = np.column_stack([X, y])
    w, b, calm = [0.0] * X.shape[1], 0.0, False
    while epochs > 0 and not calm:
        order = rng.permuted(np.arange(len(table)))
        w, b, calm = _pass(table[order].tolist(), w, b, learning_rate)
        epochs -= 1
    return w, b
