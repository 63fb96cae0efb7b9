# diagnosis: all-averaged
import numpy as np


def cost_surface(x, y, ws, bs):
    errors = ws[:, None, None] * x + bs[None, :, None] - y
    return np.mean(errors ** 2) / 2
