# cause: ws and bs are walked through together with zip, so that only the diagonal of the surface is filled and the rest stays 0.
# diagnosis: pairs-only
import numpy as np


def cost_surface(x, y, ws, bs):
    surface = np.zeros((len(ws), len(bs)))
    for i, (w, b) in enumerate(zip(ws, bs)):
        surface[i, i] = np.mean((w * x + b - y) ** 2) / 2
    return surface
