# right: pure Python floats, whose ** raises OverflowError, caught; min with a key takes the earlier of equals
import math


def _end(x, y, rate, steps):
    w = b = 0.0
    m = len(x)
    try:
        while steps > 0:
            errors = [w * x_i + b - y_i for x_i, y_i in zip(x, y)]
            w -= rate * sum(error * x_i for error, x_i in zip(errors, x)) / m
            b -= rate * sum(errors) / m
            steps -= 1
        height = sum((w * x_i + b - y_i) ** 2 for x_i, y_i in zip(x, y)) / (2 * m)
    except OverflowError:
        return math.inf
    return height if math.isfinite(height) else math.inf


def best_learning_rate(x, y, rates, steps):
    x, y = [float(one) for one in x], [float(one) for one in y]
    heights = {rate: height for rate in rates if (height := _end(x, y, rate, steps)) < math.inf}
    return min(heights, key=heights.get, default=None)
