# diagnosis: predictions-only
import numpy as np


def cost_surface(x, y, ws, bs):
    y_hat = ws[:, None, None] * x + bs[:, None]
    return np.mean(y_hat ** 2, axis=2) / 2
