# diagnosis: strongest-feature
import numpy as np


def predict(X, w, b):
    return np.argmax(X * w + b, axis=1)
