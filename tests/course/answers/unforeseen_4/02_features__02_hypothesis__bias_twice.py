# cause: theta[0] is added once more although the column of ones in X already brings it in, so the bias counts twice.
# diagnosis: bias-twice
import numpy as np


def hypothesis(X, theta):
    predictions = []
    for row in X:
        predictions.append(np.dot(row, theta) + theta[0])
    return np.array(predictions)
