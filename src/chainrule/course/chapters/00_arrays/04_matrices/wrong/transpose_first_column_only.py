# diagnosis: first-column-only
import numpy as np


def transpose(A):
    rows = []
    for j in range(A.shape[1]):
        rows.append(A[:, j])
        return np.array(rows)
