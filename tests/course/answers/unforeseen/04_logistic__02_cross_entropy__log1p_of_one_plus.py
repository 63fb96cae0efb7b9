# cause: np.log1p is given 1 + exp(-|z|) although it adds the 1 itself, so that the logarithm is that of 2 + exp(-|z|).
# diagnosis: two-for-one
import numpy as np


def cross_entropy_from_logits(z, y):
    log_part = np.log1p(1 + np.exp(-np.abs(z)))
    return np.mean(np.maximum(z, 0) - z * y + log_part)
