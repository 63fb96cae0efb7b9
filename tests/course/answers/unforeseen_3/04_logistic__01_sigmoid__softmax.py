# cause: This is the softmax over all scores: each is divided by the sum of all exponentials and not by 1 plus its own.
# diagnosis: softmax
import numpy as np


def sigmoid(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()
