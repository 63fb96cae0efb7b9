# right: the inverse by least squares against the identity, which counts the rank itself; products by tensordot
import numpy as np


def plus(A, B):
    return np.sum([A, B], axis=0)


def minus(A, B):
    return A + -1 * B


def product(A, B):
    return np.tensordot(A, B, axes=1)


def element_product(A, B):
    return np.prod(np.stack([A, B], axis=-1), axis=-1)


def transpose(A):
    return np.moveaxis(A, 0, 1)


def inverse(A):
    n = len(A)
    inverted, _, rank, _ = np.linalg.lstsq(A, np.eye(n), rcond=None)
    if rank == n:
        return inverted
    raise np.linalg.LinAlgError(f"rank {rank}, not {n}")
