# diagnosis: remainder-forgotten
import numpy as np


def chessboard(n):
    board = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            board[i, j] = i + j
    return board
