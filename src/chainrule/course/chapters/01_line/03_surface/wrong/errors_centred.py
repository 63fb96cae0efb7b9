# diagnosis: errors-centred
import numpy as np


def cost_surface(x, y, ws, bs):
    surface = np.empty((len(ws), len(bs)))
    for i, w in enumerate(ws):
        for j, b in enumerate(bs):
            surface[i, j] = np.var(w * x + b - y) / 2
    return surface
