# diagnosis: hinge
import numpy as np


def cross_entropy_from_logits(z, y):
    t = 2 * y - 1
    return np.mean(np.clip(1 - t * z, 0, None))
