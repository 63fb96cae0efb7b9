# cause: The formula log(1 + exp(-z y)) belongs to labels -1 and 1; with labels 0 and 1 every example of class 0 costs log 2.
# diagnosis: labels-plus-minus
import numpy as np


def cross_entropy_from_logits(z, y):
    margin = y * z
    return np.mean(np.logaddexp(0, -margin))
