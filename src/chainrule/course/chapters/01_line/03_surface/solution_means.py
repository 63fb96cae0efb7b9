"""The square expanded: the whole surface from six means, so the examples are read only once."""

import numpy as np


def cost_surface(x, y, ws, bs):
    w, b = np.meshgrid(ws, bs, indexing="ij")
    squares = w**2 * np.mean(x**2) + b**2 + np.mean(y**2)
    crossed = w * b * np.mean(x) - w * np.mean(x * y) - b * np.mean(y)
    return squares / 2 + crossed
