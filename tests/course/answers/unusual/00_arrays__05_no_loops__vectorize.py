# right: features first inside and B before A, then turned back; a decorated function with np.vectorize and a signature
from functools import partial

import numpy as np


@partial(np.vectorize, signature="(n),(n)->()", otypes=[float])
def _one_pair(b, a):
    difference = b - a
    return np.vdot(difference, difference)


def squared_distances(A, B):
    return np.swapaxes(_one_pair(B[:, None], A[None]), 0, 1)
