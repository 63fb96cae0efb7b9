# right: complex steps through the cost, exact for a quadratic function; the result a list
import numpy as np


def gradient(x, y, w, b):
    tiny = 1e-30

    def cost(w, b):
        return np.mean((w * x + b - y) ** 2) / 2

    return [cost(w + 1j * tiny, b).imag / tiny, cost(w, b + 1j * tiny).imag / tiny]
