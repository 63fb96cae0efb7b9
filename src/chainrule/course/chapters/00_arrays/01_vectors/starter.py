"""Vectors and matrices with lists alone, no NumPy: what the arrays of the next exercises do inside."""


def add(u, v):
    """Return u + v, entry by entry, as a new list.

    u, v: lists of n numbers
    """
    ...


def subtract(u, v):
    """Return u - v, entry by entry, as a new list.

    u, v: lists of n numbers
    """
    ...


def scale(c, u):
    """Return every entry of u times c, as a new list.

    c: a number    u: a list of n numbers
    """
    ...


def dot(u, v):
    """Return the dot product of u and v: one number.

    u, v: lists of n numbers
    """
    ...


def matmul(A, B):
    """Return the matrix product of A and B: a list of m rows with p numbers each.

    A: m rows with n numbers each    B: n rows with p numbers each
    """
    ...


def transpose(A):
    """Return a new matrix whose rows are the columns of A; A stays as it is.

    A: m rows with n numbers each    result: n rows with m numbers each
    """
    ...
