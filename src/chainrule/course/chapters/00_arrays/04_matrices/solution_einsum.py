"""The same in the language of indices, and the inverse from the singular values."""

import numpy as np


def plus(A, B):
    return np.add(A, B)


def minus(A, B):
    return np.subtract(A, B)


def product(A, B):
    return np.einsum("ik,kj->ij", A, B)


def element_product(A, B):
    return np.einsum("ij,ij->ij", A, B)


def transpose(A):
    return np.einsum("ij->ji", A)


def inverse(A):
    U, stretch, Vt = np.linalg.svd(A)
    if stretch[-1] <= 1e-12 * stretch[0]:
        raise np.linalg.LinAlgError("some direction is flattened: there is no inverse")
    return Vt.T @ (U / stretch).T


A = np.arange(1, 10).reshape(3, 3)
B = np.array([[6, 5, 7], [2, 8, 8], [0, 3, 9]])
worked_product = product(A, B)
