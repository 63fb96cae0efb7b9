# cause: The loop runs over range(len(x)) and calculates with the index 0, 1, 2, ... instead of with the input x[i].
# diagnosis: index-for-value
import numpy as np


def predict(x, w, b):
    return np.array([w * x_i + b for x_i in range(len(x))])
