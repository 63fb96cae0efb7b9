"""The cost of many lines at once: a landscape over the plane of w and b."""

import numpy as np


def cost_surface(x, y, ws, bs):
    w = ws[:, np.newaxis, np.newaxis]
    b = bs[np.newaxis, :, np.newaxis]
    errors = w * x + b - y
    return np.mean(errors**2, axis=2) / 2
