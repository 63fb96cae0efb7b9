# right: math.exp for one number, and np.vectorize as a decorator; a number gives a 0-d array
import math
from functools import partial

import numpy as np


@partial(np.vectorize, otypes=[float])
def sigmoid(z):
    if z < 0:
        return 1 - sigmoid_of_positive(-z) if z > -1 else math.exp(z) * sigmoid_of_positive(-z)
    return sigmoid_of_positive(z)


def sigmoid_of_positive(z):
    return 1 / (1 + math.exp(-z))
