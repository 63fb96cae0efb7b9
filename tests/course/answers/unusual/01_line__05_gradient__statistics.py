# right: statistics.fmean over lists, predict from the package mine, the result an array
import statistics

import numpy as np
from mine.line import predict


def gradient(x, y, w, b, /):
    errors = (np.asarray(predict(x, w, b)) - y).tolist()
    slopes = [error * x_i for error, x_i in zip(errors, x.tolist())]
    return np.fromiter(map(statistics.fmean, (slopes, errors)), dtype=float)
