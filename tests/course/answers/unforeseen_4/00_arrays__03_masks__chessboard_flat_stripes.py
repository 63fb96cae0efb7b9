# cause: chessboard fills the cells by the parity of a running counter over the flat array, so for even n every row is the same and columns do not take turns.
# diagnosis: running-number
import numpy as np


def chessboard(n):
    board = np.arange(n * n) % 2
    return board.reshape(n, n)
