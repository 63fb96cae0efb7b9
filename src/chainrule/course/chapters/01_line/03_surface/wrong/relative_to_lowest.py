# diagnosis: relative-to-lowest
import numpy as np


def cost_surface(x, y, ws, bs):
    J = np.array([[np.mean((w * x + b - y) ** 2) / 2 for b in bs] for w in ws])
    J -= np.min(J)
    return J
