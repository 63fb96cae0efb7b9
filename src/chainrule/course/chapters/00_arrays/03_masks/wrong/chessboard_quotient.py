# diagnosis: quotient-for-remainder
import numpy as np


def chessboard(n):
    row, column = np.indices((n, n))
    return (row + column) // 2
