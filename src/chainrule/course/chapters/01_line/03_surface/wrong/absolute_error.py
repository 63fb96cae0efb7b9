# diagnosis: absolute-error
import numpy as np


def cost_surface(x, y, ws, bs):
    return [[np.mean(np.abs(w * x + b - y)) for b in bs] for w in ws]
