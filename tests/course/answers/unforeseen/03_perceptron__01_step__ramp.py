# cause: step cuts the score to the range from 0 to 1 with np.clip, so that scores between 0 and 1 stay fractions and 0 itself gives 0.
# diagnosis: cut-to-the-range
import numpy as np


def step(z):
    return np.clip(z, 0, 1)
