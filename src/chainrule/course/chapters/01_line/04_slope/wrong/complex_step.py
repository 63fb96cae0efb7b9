# diagnosis: complex-step
import numpy as np


def derivative(f, x, h):
    return np.imag(f(complex(x, h))) / h
