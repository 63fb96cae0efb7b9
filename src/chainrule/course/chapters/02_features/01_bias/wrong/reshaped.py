# diagnosis: ones-mixed-in
import numpy as np


def add_bias_column(X):
    m, n = X.shape
    numbers = np.append(np.ones(m), X)
    return numbers.reshape(m, n + 1)
