# cause: The brackets round the denominator are missing, so 1 / 1 is computed first and exp(-z) is added.
# diagnosis: brackets-forgotten
import numpy as np


def sigmoid(z):
    z = np.clip(z, -500, 500)
    return 1 / 1 + np.exp(-z)
