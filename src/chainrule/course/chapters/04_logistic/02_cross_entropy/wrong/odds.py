# diagnosis: odds
import numpy as np


def cross_entropy(p, y):
    return -np.mean(y * np.log(p / (1 - p)))
