# diagnosis: roles-swapped
import numpy as np


def cost_surface(x, y, ws, bs):
    w, b = np.meshgrid(bs, ws)
    J = np.zeros(w.shape)
    for x_i, y_i in zip(x, y):
        J += (w * x_i + b - y_i) ** 2
    return J / (2 * len(x))
