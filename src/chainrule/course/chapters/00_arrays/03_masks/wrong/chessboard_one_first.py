# diagnosis: starts-with-one
import numpy as np


def chessboard(n):
    board = np.zeros((n, n), dtype=int)
    board[::2, ::2] = 1
    board[1::2, 1::2] = 1
    return board
