# cause: The sum of squares is set to zero once a row and not once a cell, so each cell contains the sums of the cells to its left.
# diagnosis: outside-loop
import numpy as np


def cost_surface(x, y, ws, bs):
    J = np.zeros((len(ws), len(bs)))
    for i in range(len(ws)):
        total = 0.0
        for j in range(len(bs)):
            for k in range(len(x)):
                total = total + (ws[i] * x[k] + bs[j] - y[k]) ** 2
            J[i, j] = total / (2 * len(x))
    return J
