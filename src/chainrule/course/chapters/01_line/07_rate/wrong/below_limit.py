# diagnosis: below-the-limit
import numpy as np


def best_learning_rate(x, y, rates, steps):
    A = np.column_stack([np.ones(len(x)), x])
    limit = 2 / max(np.linalg.eigvalsh(A.T @ A / len(x)))
    best = 0
    for rate in rates:
        if best < rate < limit:
            best = rate
    return best
