# diagnosis: one-sided
import numpy as np


def J(x, y, w, b):
    return np.mean((w * x + b - y) ** 2) / 2


def gradient(x, y, w, b):
    h = 0.0001
    dw = (J(x, y, w + h, b) - J(x, y, w, b)) / h
    db = (J(x, y, w, b + h) - J(x, y, w, b)) / h
    return dw, db
