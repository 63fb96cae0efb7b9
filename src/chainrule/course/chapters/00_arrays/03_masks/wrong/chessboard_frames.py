# diagnosis: larger-index-counts
import numpy as np


def chessboard(n):
    return np.array([[max(i, j) % 2 for j in range(n)] for i in range(n)])
