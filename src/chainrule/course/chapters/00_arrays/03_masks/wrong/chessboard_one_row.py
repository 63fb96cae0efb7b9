# diagnosis: one-row
import numpy as np


def chessboard(n):
    return np.array([k % 2 for k in range(n)])
