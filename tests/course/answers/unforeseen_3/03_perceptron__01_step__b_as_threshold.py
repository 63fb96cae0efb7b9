# cause: predict uses b as the threshold that the weighted sum must reach, so b has the wrong sign.
# diagnosis: bias-subtracted
import numpy as np


def predict(X, w, b):
    activation = np.dot(X, w)
    return np.where(activation >= b, 1, 0)
