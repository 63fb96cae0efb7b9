# diagnosis: one-at-a-time
import numpy as np


def cost_surface(x, y, ws, bs):
    along_w = np.array([np.mean((w * x - y) ** 2) / 2 for w in ws])
    along_b = np.array([np.mean((b - y) ** 2) / 2 for b in bs])
    return along_w[:, None] + along_b
