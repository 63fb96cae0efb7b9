# diagnosis: binary-digits
import numpy as np


def one_hot(y, n_classes):
    rows = []
    for label in y:
        rows.append([int(digit) for digit in format(label, "b").zfill(n_classes)])
    return np.array(rows)
