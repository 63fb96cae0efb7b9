# diagnosis: grid-sorted
import numpy as np


def cost_surface(x, y, ws, bs):
    return [[np.mean((w * x + b - y) ** 2) / 2 for b in np.unique(bs)] for w in np.unique(ws)]
