# diagnosis: axes-missing
import numpy as np


def cost_surface(x, y, ws, bs):
    W, B = np.meshgrid(ws, bs, indexing="ij")
    return np.mean((W * x + B - y) ** 2) / 2
