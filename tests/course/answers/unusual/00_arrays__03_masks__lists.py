# right: pure Python, every result a list or a tuple of Python numbers; a deque for reverse, bits for the board
from collections import deque


def one_hot(y, n_classes):
    return [[float(label == k) for k in range(n_classes)] for label in y]


def reverse(x):
    result = deque()
    for number in x.tolist():
        result.appendleft(number)
    return list(result)


def chessboard(n):
    return [[(row ^ column) & 1 for column in range(n)] for row in range(n)]


def min_max(x):
    smallest, *_, largest = sorted([*x, x[0]])
    return smallest, largest


def row_max(X):
    return tuple(sorted(row)[-1] for row in X.tolist())


def negate_between(x, low, high):
    return [-number if low < number < high else number for number in x.tolist()]


def count_nan(X):
    return float(sum(number != number for row in X.tolist() for number in row))
