# diagnosis: strongest-feature
import numpy as np


def predict(X, theta):
    return np.argmax(X * theta, axis=1)
