# diagnosis: several-slopes
import numpy as np


def derivative(f, x, h):
    xs = np.array([x - h, x, x + h])
    return np.gradient([f(t) for t in xs], h)
