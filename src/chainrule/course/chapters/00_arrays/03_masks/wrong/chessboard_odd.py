# diagnosis: odd-boards
import numpy as np


def chessboard(n):
    block = [[0, 1], [1, 0]]
    return np.tile(block, (n // 2, n // 2))
