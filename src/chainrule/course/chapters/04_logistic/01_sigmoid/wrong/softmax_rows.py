# diagnosis: softmax
import numpy as np


def sigmoid(z):
    e = np.exp(np.asarray(z))
    return e / np.sum(e, axis=-1, keepdims=True)
