# cause: sign(0) is 0, so the formula (sign(z) + 1) / 2 gives 0.5 and not 1 at z = 0
# diagnosis: half-at-zero
import numpy as np


def step(z):
    return (np.sign(z) + 1) / 2
