# diagnosis: cosine-for-product
import numpy as np


def hypothesis(X, theta):
    lengths = np.sqrt((X**2).sum(axis=1)) * np.sqrt((theta**2).sum())
    return X.dot(theta) / lengths
