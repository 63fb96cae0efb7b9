"""Calculating with matrices: two kinds of product, and the inverse with its exception."""

import numpy as np


def plus(A, B):
    return A + B


def minus(A, B):
    return A - B


def product(A, B):
    return A @ B


def element_product(A, B):
    return A * B


def transpose(A):
    return A.T


def inverse(A):
    if np.linalg.matrix_rank(A) < len(A):
        raise np.linalg.LinAlgError("a singular matrix has no inverse")
    return np.linalg.inv(A)


A = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
B = [[6, 5, 7], [2, 8, 8], [0, 3, 9]]
worked_product = [[10, 30, 50], [34, 78, 122], [58, 126, 194]]
