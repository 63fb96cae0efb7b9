# cause: each prediction is stored back into b, so every later prediction starts from the one before instead of from the bias
# diagnosis: still-needed
import numpy as np


def predict(x, w, b):
    predictions = []
    for value in x:
        b = w * value + b
        predictions.append(b)
    return np.array(predictions)
