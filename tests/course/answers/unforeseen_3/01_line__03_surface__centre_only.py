# cause: Only the error at the mean point (mean of x, mean of y) is squared, instead of the errors of all examples.
# diagnosis: mean-then-square
import numpy as np


def cost_surface(x, y, ws, bs):
    xm = x.mean()
    ym = y.mean()
    error = ws[:, None] * xm + bs[None, :] - ym
    return error ** 2 / 2
