# diagnosis: plus-and-minus
import numpy as np


def chessboard(n):
    i = np.arange(n)
    return (-1.0) ** (i[:, None] + i)
