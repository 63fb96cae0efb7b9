# cause: total is set to 0 only once before the loop over the rows, so each prediction contains all those before it
# diagnosis: outside-loop
import numpy as np


def hypothesis(X, theta):
    predictions = []
    total = 0
    for row in X:
        for j in range(len(theta)):
            total += row[j] * theta[j]
        predictions.append(total)
    return np.array(predictions)
