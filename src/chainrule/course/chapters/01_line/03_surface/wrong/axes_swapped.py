# diagnosis: axes-swapped
import numpy as np


def cost_surface(x, y, ws, bs):
    W, B = np.meshgrid(ws, bs)
    errors = W[..., None] * x + B[..., None] - y
    return (errors ** 2).mean(axis=-1) / 2
