# cause: The score is not halved inside the tanh, so the curve is that of sigmoid(2z), twice as steep.
# diagnosis: twice-as-steep
import numpy as np


def sigmoid(z):
    return (np.tanh(z) + 1) / 2
