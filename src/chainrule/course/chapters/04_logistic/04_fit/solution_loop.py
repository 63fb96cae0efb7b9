"""Row by row, with lists, as one would do it on paper."""

import math

import numpy as np


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def fit(X, y, learning_rate, steps, l2):
    theta = [0.0] * X.shape[1]
    for _ in range(steps):
        slopes = [0.0] + [l2 * weight for weight in theta[1:]]
        for row, truth in zip(X, y):
            error = sigmoid(sum(weight * value for weight, value in zip(theta, row))) - truth
            for j, value in enumerate(row):
                slopes[j] += error * value / len(X)
        theta = [weight - learning_rate * slope for weight, slope in zip(theta, slopes)]
    return np.array(theta)


def predict(X, theta):
    return [1 if sum(weight * value for weight, value in zip(theta, row)) >= 0 else 0 for row in X]


def accuracy(y, y_hat):
    right = 0
    for truth, answer in zip(y, y_hat):
        if truth == answer:
            right += 1
    return right / len(y)


def boundary(theta, x1):
    score_without_x2 = theta[0] + theta[1] * x1
    return score_without_x2 / -theta[2]
