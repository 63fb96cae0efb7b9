# cause: the bias is taken as bs[i] with the index of the slope instead of bs[j], so all columns of a row are equal
# diagnosis: wrong-name
import numpy as np


def cost_surface(x, y, ws, bs):
    J = np.zeros((len(ws), len(bs)))
    for i in range(len(ws)):
        for j in range(len(bs)):
            errors = ws[i] * x + bs[i] - y
            J[i, j] = np.mean(errors**2) / 2
    return J
