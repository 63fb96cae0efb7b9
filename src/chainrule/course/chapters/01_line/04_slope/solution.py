"""The slope of a function at a point, from two of its values."""


def derivative(f, x, h):
    rise = f(x + h) - f(x - h)
    run = 2 * h
    return rise / run
