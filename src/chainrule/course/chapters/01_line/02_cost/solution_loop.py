"""One example after the other, as one would do it on paper."""


def absolute_error(y_hat, y):
    errors = []
    for guess, truth in zip(y_hat, y):
        errors.append(guess - truth if guess > truth else truth - guess)
    return errors


def squared_error(y_hat, y):
    return [(guess - truth) * (guess - truth) for guess, truth in zip(y_hat, y)]


def cost(x, y, w, b):
    total = 0.0
    for x_i, y_i in zip(x, y):
        error = w * x_i + b - y_i
        total += error * error
    return total / (2 * len(x))
