# diagnosis: label-term-not-averaged
import numpy as np


def cross_entropy_from_logits(z, y):
    return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - np.dot(z, y))
