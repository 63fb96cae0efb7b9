# cause: chessboard writes i + j % 2 without brackets, so that only j is taken modulo 2 and i is added as it is.
# diagnosis: brackets
import numpy as np


def chessboard(n):
    board = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            board[i, j] = i + j % 2
    return board
