"""The slope of the straight line through two points of the curve."""

import numpy as np


def derivative(f, x, h):
    xs = np.array([x - h, x + h])
    ys = np.array([f(xs[0]), f(xs[1])])
    return np.diff(ys)[0] / np.diff(xs)[0]
