"""Pair by pair, feature by feature: right, and very slow."""

import numpy as np


def squared_distances(A, B):
    result = np.zeros((len(A), len(B)))
    for i in range(len(A)):
        for j in range(len(B)):
            for feature in range(A.shape[1]):
                result[i, j] += (A[i, feature] - B[j, feature]) ** 2
    return result
