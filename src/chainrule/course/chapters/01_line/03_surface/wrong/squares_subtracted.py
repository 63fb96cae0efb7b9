# diagnosis: squares-subtracted
import numpy as np


def cost_surface(x, y, ws, bs):
    return [[np.mean((w * x + b) ** 2 - y ** 2) / 2 for b in bs] for w in ws]
