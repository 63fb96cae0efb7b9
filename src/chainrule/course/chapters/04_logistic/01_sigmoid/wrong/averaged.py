# diagnosis: one-probability-for-all
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.mean(z)))
