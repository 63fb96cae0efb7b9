"""Calculating with matrices: two kinds of product, and the inverse with its exception."""

import numpy as np


def plus(A, B):
    """Return the sum of two matrices of the same shape.

    A, B: (m, n)    returns: (m, n)
    """
    ...


def minus(A, B):
    """Return the difference, A less B, of two matrices of the same shape.

    A, B: (m, n)    returns: (m, n)
    """
    ...


def product(A, B):
    """Return the matrix product A · B: each row of A with each column of B.

    A: (m, n)    B: (n, k)    returns: (m, k)
    """
    ...


def element_product(A, B):
    """Return the element-wise product A ⊙ B: each entry of A times the entry of B in the same place.

    A, B: (m, n)    returns: (m, n)
    """
    ...


def transpose(A):
    """Return the matrix whose rows are the columns of A.

    A: (m, n)    returns: (n, m)
    """
    ...


def inverse(A):
    """Return the matrix that takes back what A does: A · inverse(A) = I.

    A: (n, n)    returns: (n, n)
    raises: np.linalg.LinAlgError for every singular matrix, that is, for every one that has no inverse
    """
    ...


# To mend: this worked example comes from a set of notes, but A · B has other numbers. Put them right.
A = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
B = [[6, 5, 7], [2, 8, 8], [0, 3, 9]]
worked_product = [[6, 10, 21], [8, 40, 48], [0, 24, 81]]
