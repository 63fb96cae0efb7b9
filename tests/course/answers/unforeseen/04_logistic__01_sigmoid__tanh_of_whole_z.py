# cause: The sigmoid is written with tanh(z) instead of tanh(z / 2), so that the curve is twice as steep.
# diagnosis: twice-as-steep
import numpy as np


def sigmoid(z):
    return (np.tanh(z) + 1) / 2
