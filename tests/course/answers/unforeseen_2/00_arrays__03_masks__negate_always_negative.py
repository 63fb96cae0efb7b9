# cause: the numbers in between are made negative with -abs instead of changing their sign, so negative ones stay negative
# diagnosis: made-negative
import numpy as np


def negate_between(x, low, high):
    result = x.copy()
    for i in range(len(x)):
        if low < x[i] < high:
            result[i] = -abs(x[i])
    return result
