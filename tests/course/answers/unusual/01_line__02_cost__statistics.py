# right: the statistics module, tuples for arrays, predict from the package mine, a Python float as the cost
import statistics

from mine.line import predict


def absolute_error(y_hat, y):
    return tuple(max(guess, truth) - min(guess, truth) for guess, truth in zip(y_hat, y))


def squared_error(y_hat, y):
    return tuple((truth - guess) ** 2 for guess, truth in zip(y_hat, y))


def cost(x, y, w, b):
    return float(statistics.fmean(squared_error(predict(x, w, b), y))) / 2
