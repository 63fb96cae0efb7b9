# cause: The mean of the errors is taken first and then squared, instead of the mean of the squared errors.
# diagnosis: mean-then-square
import numpy as np


def cost_surface(x, y, ws, bs):
    J = np.zeros((len(ws), len(bs)))
    for i in range(len(ws)):
        for j in range(len(bs)):
            y_hat = ws[i] * x + bs[j]
            J[i, j] = np.mean(y_hat - y) ** 2 / 2
    return J
