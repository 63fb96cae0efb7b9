# diagnosis: root-taken
import numpy as np


def cost_surface(x, y, ws, bs):
    return [[np.sqrt(np.mean((w * x + b - y) ** 2)) for b in bs] for w in ws]
