# diagnosis: classes-apart
import numpy as np


def cross_entropy(p, y):
    yes = -np.mean(np.log(p[y == 1]))
    no = -np.mean(np.log(1 - p[y == 0]))
    return (yes + no) / 2
