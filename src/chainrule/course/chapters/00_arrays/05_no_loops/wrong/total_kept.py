# diagnosis: total-kept
import numpy as np


def squared_distances(A, B):
    result = []
    for a in A:
        row = []
        s = 0
        for b in B:
            for p, q in zip(a, b):
                s += (p - q) ** 2
            row.append(s)
        result.append(row)
    return np.array(result)
