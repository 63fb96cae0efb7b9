# diagnosis: perplexity
import numpy as np


def cross_entropy(p, y):
    return np.exp(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
