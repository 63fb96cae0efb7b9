# diagnosis: factorials
import math

import numpy as np


def polynomial_features(x, degree):
    return np.column_stack([x**k / math.factorial(k) for k in range(degree + 1)])
