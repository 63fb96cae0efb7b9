"""The cost of many lines at once: a landscape over the plane of w and b."""

import numpy as np


def cost_surface(x, y, ws, bs):
    """Return the half mean squared error of every line that has its slope in ws and its bias in bs.

    x: (m,) inputs    y: (m,) true values    ws: (k,) slopes    bs: (l,) biases
    returns: (k, l); row i belongs to ws[i], column j to bs[j]
    """
    ...
