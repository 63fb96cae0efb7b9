# diagnosis: mean-score
import numpy as np


def cross_entropy_from_logits(z, y):
    z, y = np.mean(z), np.mean(y)
    return max(z, 0) - z * y + np.log(1 + np.exp(-abs(z)))
