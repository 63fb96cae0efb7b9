# cause: the list row is made once before the outer loop and never emptied, so every row of the result is the same ever longer list
# diagnosis: outside-loop
import numpy as np


def cost_surface(x, y, ws, bs):
    surface = []
    row = []
    for w in ws:
        for b in bs:
            row.append(np.mean((w * x + b - y) ** 2) / 2)
        surface.append(row)
    return np.array(surface)
