# cause: the absolute values are taken of prediction and truth separately before the subtraction, not of the difference
# diagnosis: sizes-subtracted
import numpy as np


def absolute_error(y_hat, y):
    return abs(y_hat) - abs(y)
