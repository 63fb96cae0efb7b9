"""With no array at all: one example after the other."""


def _cost(x, y, w, b):
    return sum((w * x_i + b - y_i) ** 2 for x_i, y_i in zip(x, y)) / (2 * len(x))


def gradient_descent(x, y, w, b, learning_rate, steps):
    m = len(x)
    history = [_cost(x, y, w, b)]
    while len(history) <= steps:
        errors = [w * x_i + b - y_i for x_i, y_i in zip(x, y)]
        w -= learning_rate * sum(error * x_i for error, x_i in zip(errors, x)) / m
        b -= learning_rate * sum(errors) / m
        history.append(_cost(x, y, w, b))
    return w, b, history
