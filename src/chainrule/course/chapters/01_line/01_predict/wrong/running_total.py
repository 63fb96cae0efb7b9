# diagnosis: running-total
import numpy as np


def predict(x, w, b):
    return np.add.accumulate(w * x + b)
