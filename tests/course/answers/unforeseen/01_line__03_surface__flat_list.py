# cause: All costs are appended to one list and returned as a flat array of k * l numbers, never brought to the shape (k, l).
# diagnosis: flat
import numpy as np


def cost_surface(x, y, ws, bs):
    costs = []
    for w in ws:
        for b in bs:
            costs.append(np.mean((w * x + b - y) ** 2) / 2)
    return np.array(costs)
