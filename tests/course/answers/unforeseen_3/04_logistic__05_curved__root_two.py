# cause: The product is multiplied by the square root of 2, as in the feature map of the polynomial kernel.
# diagnosis: kernel-convention
import numpy as np


def quadratic_features(X):
    x1 = X[:, 0]
    x2 = X[:, 1]
    return np.stack([x1**2, np.sqrt(2) * x1 * x2, x2**2], axis=1)
