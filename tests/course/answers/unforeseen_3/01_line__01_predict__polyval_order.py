# cause: The coefficients are given to np.polyval with the lowest power first, so slope and bias swap their roles.
# diagnosis: arguments-swapped w b
import numpy as np


def predict(x, w, b):
    return np.polyval([b, w], x)
