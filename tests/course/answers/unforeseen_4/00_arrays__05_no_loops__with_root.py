# cause: The square root is taken at the end, so distances come back instead of squared distances.
# diagnosis: square-missing
import numpy as np


def squared_distances(A, B):
    return np.linalg.norm(A[:, None] - B[None, :], axis=2)
