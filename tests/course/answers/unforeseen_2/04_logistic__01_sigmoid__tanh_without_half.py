# cause: the identity is (1 + tanh(z / 2)) / 2, and the half inside of tanh is forgotten, so the result is sigmoid(2z)
# diagnosis: twice-as-steep
import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z))
