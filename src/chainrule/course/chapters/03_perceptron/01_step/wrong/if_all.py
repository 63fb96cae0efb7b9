# diagnosis: one-decision-for-all
import numpy as np


def step(z):
    if (np.asarray(z) >= 0).all():
        return 1
    else:
        return 0
