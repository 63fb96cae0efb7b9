# cause: probability_of takes the m-th root of the product, a mean probability for each example, instead of the product itself.
# diagnosis: root-taken
import numpy as np


def probability_of(p, y):
    L = np.prod(p**y * (1 - p)**(1 - y))
    return L ** (1 / len(y))
