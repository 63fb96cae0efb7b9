# diagnosis: smallest
import numpy as np


def row_max(X):
    result = []
    for row in X:
        best = row[0]
        for number in row:
            if number < best:
                best = number
        result.append(best)
    return np.array(result)
