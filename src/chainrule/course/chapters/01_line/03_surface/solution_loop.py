"""One line after the other: clear, right, and slow on a fine grid."""

import numpy as np


def cost_surface(x, y, ws, bs):
    surface = np.zeros((len(ws), len(bs)))
    for i, w in enumerate(ws):
        for j, b in enumerate(bs):
            surface[i, j] = np.mean((w * x + b - y) ** 2) / 2
    return surface
