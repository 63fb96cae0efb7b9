# diagnosis: way-to-the-best
import numpy as np


def gradient(x, y, w, b):
    best_w, best_b = np.polyfit(x, y, deg=1)
    return w - best_w, b - best_b
