# diagnosis: nan-wins
import numpy as np


def best_learning_rate(x, y, rates, steps):
    ends = []
    for rate in rates:
        with np.errstate(all="ignore"):
            w, b, history = _descend(x, y, 0.0, 0.0, rate, steps)
        ends.append(history[-1])
    ends = np.nan_to_num(ends, posinf=1e300)
    return rates[np.argmin(ends)]
