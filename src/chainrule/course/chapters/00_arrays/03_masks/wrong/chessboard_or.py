# diagnosis: or-for-one-of-the-two
import numpy as np


def chessboard(n):
    board = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            if i % 2 == 1 or j % 2 == 1:
                board[i, j] = 1
    return board
