# diagnosis: lengths-made-one
import numpy as np


def standardise(X):
    lengths = np.sqrt((X**2.0).sum(axis=0))
    return X / lengths, X.mean(axis=0), X.std(axis=0)
