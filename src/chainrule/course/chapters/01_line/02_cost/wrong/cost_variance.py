# diagnosis: errors-centred
import numpy as np


def cost(x, y, w, b):
    return 0.5 * np.var(y - (w * x + b))
