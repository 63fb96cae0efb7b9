"""The two kinds of mistake spelt out, and the mistakes of each epoch counted."""

import numpy as np


def mistakes_corrected(X, y, w, b, learning_rate, order):
    w, mistakes = w.copy(), 0
    for i in order:
        says_yes = np.dot(w, X[i]) + b >= 0
        if says_yes and y[i] == 0:
            w -= learning_rate * X[i]
            b -= learning_rate
            mistakes += 1
        elif not says_yes and y[i] == 1:
            w += learning_rate * X[i]
            b += learning_rate
            mistakes += 1
    return w, b, mistakes


def perceptron_step(X, y, w, b, learning_rate):
    return mistakes_corrected(X, y, w, b, learning_rate, range(len(X)))[:2]


def train(X, y, learning_rate, epochs, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    order = np.arange(len(X))
    for _ in range(epochs):
        rng.shuffle(order)
        w, b, mistakes = mistakes_corrected(X, y, w, b, learning_rate, order)
        if mistakes == 0:
            break
    return w, b
