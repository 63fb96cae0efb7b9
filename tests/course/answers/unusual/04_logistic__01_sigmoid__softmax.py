# right: the second entry of a softmax of (0, z), made safe by subtracting the larger
import numpy as np


def sigmoid(z):
    scores = np.stack([np.zeros(np.shape(z)), z])
    weights = np.exp(scores - scores.max(axis=0))
    return weights[1] / weights.sum(axis=0)
