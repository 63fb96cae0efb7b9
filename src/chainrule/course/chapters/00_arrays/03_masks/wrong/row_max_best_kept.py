# diagnosis: best-kept
import numpy as np


def row_max(X):
    best = -np.inf
    result = []
    for row in X:
        for number in row:
            if number > best:
                best = number
        result.append(best)
    return np.array(result)
