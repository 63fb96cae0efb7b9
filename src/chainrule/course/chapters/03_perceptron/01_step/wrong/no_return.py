# diagnosis: returned-none
import numpy as np


def predict(X, w, b):
    z = X @ w + b
    np.where(z >= 0, 1, 0)
