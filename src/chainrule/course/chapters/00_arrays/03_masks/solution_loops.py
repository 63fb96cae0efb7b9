"""Cell by cell, as one would do it with a pencil."""

import math

import numpy as np


def one_hot(y, n_classes):
    table = np.zeros((len(y), n_classes))
    for row, label in enumerate(y):
        table[row, label] = 1
    return table


def reverse(x):
    result = np.empty_like(x)
    for i in range(len(x)):
        result[len(x) - 1 - i] = x[i]
    return result


def chessboard(n):
    return [[(row + column) % 2 for column in range(n)] for row in range(n)]


def min_max(x):
    smallest = largest = x[0]
    for number in x:
        if number < smallest:
            smallest = number
        if number > largest:
            largest = number
    return smallest, largest


def row_max(X):
    return [max(row) for row in X]


def negate_between(x, low, high):
    result = x.copy()
    for i in range(len(x)):
        if low < x[i] < high:
            result[i] = -x[i]
    return result


def count_nan(X):
    count = 0
    for row in X:
        for number in row:
            if math.isnan(number):
                count += 1
    return count
