# diagnosis: not-cut
import numpy as np


def chessboard(n):
    block = np.array([[0, 1], [1, 0]])
    times = n // 2 + 1
    return np.tile(block, (times, times))
