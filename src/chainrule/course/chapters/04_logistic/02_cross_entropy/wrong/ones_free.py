# diagnosis: ones-lost
import numpy as np


def cross_entropy_from_logits(z, y):
    return np.mean((1 - y) * np.log(1 + np.exp(z)))
