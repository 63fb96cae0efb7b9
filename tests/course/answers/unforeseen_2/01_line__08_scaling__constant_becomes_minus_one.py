# cause: in a constant column the width is replaced by 1, but low is still mapped to -1, so the training value becomes -1 and not 0
# diagnosis: constant-column
import numpy as np


def scale(X, low, high):
    width = np.where(high > low, high - low, 1)
    return 2 * (X - low) / width - 1
