# diagnosis: beside-the-diagonal
import numpy as np


def chessboard(n):
    board = np.zeros((n, n))
    for i in range(n - 1):
        board[i, i + 1] = 1
        board[i + 1, i] = 1
    return board
