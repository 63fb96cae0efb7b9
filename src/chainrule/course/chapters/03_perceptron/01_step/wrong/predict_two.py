# diagnosis: two-features-only
import numpy as np


def predict(X, w, b):
    classes = []
    for x in X:
        classes.append(1 if x[0] * w[0] + x[1] * w[1] + b >= 0 else 0)
    return np.array(classes)
