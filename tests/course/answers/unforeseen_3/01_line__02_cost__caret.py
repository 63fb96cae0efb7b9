# cause: squared_error uses ^ for the power, which in Python is the bitwise exclusive or and fails with floats.
# diagnosis: caret
import numpy as np


def squared_error(y_hat, y):
    return (y_hat - y)^2
