# diagnosis: reshaped
import numpy as np


def cost_surface(x, y, ws, bs):
    costs = [np.mean((w * x + b - y) ** 2) / 2 for b in bs for w in ws]
    return np.array(costs).reshape(len(ws), len(bs))
