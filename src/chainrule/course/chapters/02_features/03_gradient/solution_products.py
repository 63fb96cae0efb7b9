"""Dot products: errors @ errors is the sum of the squares, errors @ X the sums of error times feature."""


def cost(X, y, theta):
    errors = X @ theta - y
    return errors @ errors / (2 * len(y))


def gradient(X, y, theta):
    errors = X @ theta - y
    return errors @ X / len(y)


def sheet_cost(X, y, theta):
    errors = X @ theta - y
    return errors @ errors / (2 * len(y))


def sheet_step(X, y, theta, learning_rate):
    return theta - learning_rate * gradient(X, y, theta)
