# diagnosis: log-taken
import numpy as np


def cost_surface(x, y, ws, bs):
    errors = ws[:, None, None] * x + bs[:, None] - y
    return np.log(np.mean(errors ** 2, axis=2) / 2)
