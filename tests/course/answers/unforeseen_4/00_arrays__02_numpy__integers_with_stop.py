# cause: integers adds 1 to stop, so the number stop itself is included.
# diagnosis: stop-included
import numpy as np


def integers(start, stop):
    return np.arange(start, stop + 1)
