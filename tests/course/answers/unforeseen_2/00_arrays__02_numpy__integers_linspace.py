# cause: linspace includes its end point, so the stop - start numbers are spread up to stop itself and are no longer whole
# diagnosis: evenly-spaced
import numpy as np


def integers(start, stop):
    return np.linspace(start, stop, max(stop - start, 0))
