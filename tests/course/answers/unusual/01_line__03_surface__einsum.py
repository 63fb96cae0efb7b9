# right: examples on the first axis, their squares summed by einsum
import numpy as np


def cost_surface(x, y, ws, bs):
    residuals = np.multiply.outer(x, ws) - y[:, None]
    errors = np.add.outer(residuals, bs)
    return np.einsum("mkl,mkl->kl", errors, errors) / (len(x) * 2)
