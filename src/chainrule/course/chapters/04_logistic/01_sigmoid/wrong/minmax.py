# diagnosis: squeezed
import numpy as np


def sigmoid(z):
    low, high = np.min(z), np.max(z)
    return (z - low) / (high - low)
