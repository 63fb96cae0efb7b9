# right: a row of ones above the turned table, turned back, with type hints
import numpy as np


def add_bias_column(X: np.ndarray, one: float = 1.0) -> np.ndarray:
    turned = np.vstack((np.full(X.shape[0], one), X.T))
    return turned.T
