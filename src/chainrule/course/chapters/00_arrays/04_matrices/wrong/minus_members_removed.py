# diagnosis: members-removed
import numpy as np


def minus(A, B):
    return np.setdiff1d(A, B)
