"""The slope of a function at a point, from two of its values."""


def derivative(f, x, h):
    """Return the slope of f at x as a central difference: from a step h to each side.

    f: a function of one number    x: a number    h: a small number, not 0    returns: a number
    """
    ...
