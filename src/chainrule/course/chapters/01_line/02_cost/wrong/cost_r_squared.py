# diagnosis: share-explained
import numpy as np


def cost(x, y, w, b):
    ss_res = np.sum((y - w * x - b) ** 2)
    ss_tot = np.sum((y - np.mean(y)) ** 2)
    return 1 - ss_res / ss_tot
