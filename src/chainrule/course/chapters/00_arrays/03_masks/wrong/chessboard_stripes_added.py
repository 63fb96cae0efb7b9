# diagnosis: stripes-added
import numpy as np


def chessboard(n):
    board = np.zeros((n, n))
    board[1::2] += 1
    board[:, 1::2] += 1
    return board
