# diagnosis: pairs-only
import numpy as np


def cost_surface(x, y, ws, bs):
    J = np.zeros((len(ws), len(bs)))
    k = 0
    for w, b in zip(ws, bs):
        J[k][k] = sum((w * x + b - y) ** 2) / (2 * len(x))
        k += 1
    return J
