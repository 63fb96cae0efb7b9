# cause: The minus sign in the exponent is missing, so the curve falls from 1 to 0 instead of rising: the result is 1 - sigmoid(z).
# diagnosis: sign-of-z
import numpy as np


def sigmoid(z):
    z = np.clip(z, -700, 700)
    e = np.exp(z)
    return 1 / (1 + e)
