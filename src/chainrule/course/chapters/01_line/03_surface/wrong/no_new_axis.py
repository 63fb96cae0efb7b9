# diagnosis: axes-missing
import numpy as np


def cost_surface(x, y, ws, bs):
    return np.mean((ws * x + bs - y) ** 2) / 2
