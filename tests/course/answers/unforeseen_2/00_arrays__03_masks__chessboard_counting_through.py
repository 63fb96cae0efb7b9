# cause: the cells are numbered through and taken modulo 2, so with an even n all rows are the same
# diagnosis: running-number
import numpy as np


def chessboard(n):
    return np.arange(n * n).reshape(n, n) % 2
