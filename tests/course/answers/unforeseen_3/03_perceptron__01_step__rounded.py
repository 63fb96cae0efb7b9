# cause: step rounds the score and cuts it to 0 and 1, so the jump is just above 0.5 and not at 0.
# diagnosis: rounded
import numpy as np


def step(z):
    return np.clip(np.round(z), 0, 1).astype(int)
