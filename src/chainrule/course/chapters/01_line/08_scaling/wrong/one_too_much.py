# diagnosis: one-added
import numpy as np


def scale(X, low, high):
    middle = (low + high) / 2
    half = (high - low) / 2
    return 1 + 2 * (X - low) / (high - low)
