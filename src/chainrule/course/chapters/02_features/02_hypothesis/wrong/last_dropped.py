# diagnosis: last-column-dropped
import numpy as np


def hypothesis(X, theta):
    features = X[:, :-1]
    return theta[0] + np.dot(features, theta[1:])
