# cause: the errors are formed with the rounded answers 0 or 1 in place of the probabilities
# diagnosis: answers-for-probabilities
import numpy as np


def gradient(X, y, theta):
    z = X @ theta
    y_hat = np.where(z >= 0, 1, 0)
    return X.T @ (y_hat - y) / len(y)
