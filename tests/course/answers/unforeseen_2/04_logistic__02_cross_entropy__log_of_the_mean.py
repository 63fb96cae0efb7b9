# cause: the logarithm of the mean probability is taken in place of the mean of the logarithms
# diagnosis: log-of-mean
import numpy as np


def cross_entropy(p, y):
    happened = [p[i] if y[i] == 1 else 1 - p[i] for i in range(len(y))]
    return -np.log(np.mean(happened))
