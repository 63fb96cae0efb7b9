# cause: probability_of multiplies the p of all examples, also where y is 0 and 1 - p would belong.
# diagnosis: zeros-as-ones
import numpy as np


def probability_of(p, y):
    result = 1
    for p_i in p:
        result = result * p_i
    return result
