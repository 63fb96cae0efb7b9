# diagnosis: not-moved
import numpy as np


def scale(X, low, high):
    middle = (low + high) / 2
    half = (high - low) / 2
    return X / half
