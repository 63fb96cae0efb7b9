# cause: squared_error writes ^ for the power, which in Python is exclusive-or on bits and raises TypeError for floats.
# diagnosis: caret
import numpy as np


def squared_error(y_hat, y):
    return (y_hat - y) ^ 2
