# diagnosis: two-products-added
import numpy as np


def probability_of(p, y):
    yes = np.prod(p[y == 1])
    no = np.prod(1 - p[y == 0])
    return yes + no
