# diagnosis: answers-for-probabilities
import numpy as np


def cross_entropy_from_logits(z, y):
    return np.mean((z >= 0).astype(int) != y)
