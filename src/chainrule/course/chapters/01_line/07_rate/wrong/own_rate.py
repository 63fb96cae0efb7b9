# diagnosis: own-rate
import numpy as np


def best_learning_rate(x, y, rates, steps):
    A = np.column_stack([np.ones(len(x)), x])
    return 1 / max(np.linalg.eigvalsh(A.T @ A / len(x)))
