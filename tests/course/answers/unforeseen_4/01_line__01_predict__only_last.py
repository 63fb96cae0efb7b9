# cause: The loop overwrites the prediction each time instead of collecting it, so only the prediction for the last input is returned.
# diagnosis: last-only
import numpy as np


def predict(x, w, b):
    for value in x:
        y_hat = w * value + b
    return np.array(y_hat)
