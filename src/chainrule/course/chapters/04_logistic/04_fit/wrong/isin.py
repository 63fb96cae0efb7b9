# diagnosis: any-place
import numpy as np


def accuracy(y, y_hat):
    return np.mean([label in y_hat for label in y])
