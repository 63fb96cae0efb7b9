# diagnosis: sigmoid-applied
import numpy as np


def predict(x, w, b):
    z = w * x + b
    return 1 / (1 + np.exp(-z))
