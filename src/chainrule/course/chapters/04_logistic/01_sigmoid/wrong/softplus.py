# diagnosis: softplus
import numpy as np


def sigmoid(z):
    return np.log(1 + np.exp(z))
