# diagnosis: normal-curve
import math

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    values = [(1 + math.erf(one / math.sqrt(2))) / 2 for one in z.ravel()]
    return np.array(values).reshape(z.shape)
