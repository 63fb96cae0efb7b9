# cause: The outer loop goes over bs and the inner over ws, so rows follow the biases and columns the slopes: the table is transposed.
# diagnosis: axes-swapped
import numpy as np


def cost_surface(x, y, ws, bs):
    surface = []
    for b in bs:
        row = []
        for w in ws:
            row.append(np.mean((w * x + b - y) ** 2) / 2)
        surface.append(row)
    return np.array(surface)
