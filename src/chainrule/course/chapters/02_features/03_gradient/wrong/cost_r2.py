# diagnosis: compared-with-the-mean
import numpy as np


def cost(X, y, theta):
    residual = ((y - X @ theta) ** 2).sum()
    total = ((y - np.mean(y)) ** 2).sum()
    return 1 - residual / total
