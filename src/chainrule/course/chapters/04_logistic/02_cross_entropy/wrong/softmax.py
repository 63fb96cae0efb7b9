# diagnosis: softmax
import numpy as np


def cross_entropy_from_logits(z, y):
    e = np.exp(z - np.max(z))
    return -np.mean(y * np.log(e / e.sum()))
