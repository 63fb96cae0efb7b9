# diagnosis: power
import numpy as np


def predict(x, w, b):
    return np.power(x.astype(float), w) + b
