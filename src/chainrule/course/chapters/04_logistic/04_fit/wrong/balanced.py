# diagnosis: classes-apart
import numpy as np


def accuracy(y, y_hat):
    yes = np.mean(y_hat[y == 1])
    no = np.mean(1 - y_hat[y == 0])
    return (yes + no) / 2
