# diagnosis: pairs-only
import numpy as np


def cost_surface(x, y, ws, bs):
    surface = []
    for w, b in zip(ws, bs):
        surface.append(np.mean((w * x + b - y) ** 2) / 2)
    return np.array(surface)
