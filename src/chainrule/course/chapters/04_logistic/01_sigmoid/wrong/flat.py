# diagnosis: half-slope
import numpy as np


def sigmoid(z):
    half = np.asarray(z) / 2
    return 1 / (1 + np.exp(-half))
