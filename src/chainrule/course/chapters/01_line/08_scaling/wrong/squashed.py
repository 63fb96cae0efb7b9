# diagnosis: squashed
import numpy as np


def scale(X, low, high):
    middle = (low + high) / 2
    half = (high - low) / 2
    return np.tanh((X - middle) / half)
