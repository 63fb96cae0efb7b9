# diagnosis: own-grid
import numpy as np


def cost_surface(x, y, ws, bs):
    ws = np.linspace(ws[0], ws[-1], len(ws))
    bs = np.linspace(bs[0], bs[-1], len(bs))
    return np.mean((ws[:, None, None] * x + bs[:, None] - y) ** 2, axis=-1) / 2
