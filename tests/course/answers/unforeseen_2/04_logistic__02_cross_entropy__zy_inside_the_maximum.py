# cause: z * y is subtracted inside of the maximum and not after it, so a negative score with label 1 costs too little
# diagnosis: bracket-too-late
import numpy as np


def cross_entropy_from_logits(z, y):
    return np.mean(np.maximum(z - z * y, 0) + np.log(1 + np.exp(-np.abs(z))))
