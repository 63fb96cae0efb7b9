# cause: chessboard takes the parity of a running number over all cells, so for even n every row begins with 0 and the board has stripes.
# diagnosis: running-number
import numpy as np


def chessboard(n):
    cells = np.arange(n * n)
    return (cells % 2).reshape(n, n)
