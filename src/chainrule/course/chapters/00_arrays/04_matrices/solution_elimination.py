"""Entry by entry, and the inverse by Gauss and Jordan: what turns A into I turns I into the inverse."""

import numpy as np


def plus(A, B):
    return np.array([[a + b for a, b in zip(*rows)] for rows in zip(A, B)])


def minus(A, B):
    return np.array([[a - b for a, b in zip(*rows)] for rows in zip(A, B)])


def product(A, B):
    rows, inner, columns = len(A), len(B), len(B[0])
    C = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            for k in range(inner):
                C[i, j] += A[i][k] * B[k][j]
    return C


def element_product(A, B):
    return np.array([[a * b for a, b in zip(*rows)] for rows in zip(A, B)])


def transpose(A):
    rows, columns = A.shape
    T = np.zeros((columns, rows))
    for i in range(rows):
        for j in range(columns):
            T[j, i] = A[i, j]
    return T


def inverse(A):
    n = len(A)
    left, right = np.array(A, dtype=float), np.eye(n)
    negligible = 1e-12 * np.abs(left).max()  # in proportion to A: what is small depends on the units
    for j in range(n):
        pivot = j + np.argmax(np.abs(left[j:, j]))
        if abs(left[pivot, j]) <= negligible:
            raise np.linalg.LinAlgError("a singular matrix has no inverse")
        left[[j, pivot]], right[[j, pivot]] = left[[pivot, j]], right[[pivot, j]]
        right[j] /= left[j, j]
        left[j] /= left[j, j]
        for i in range(n):
            if i != j:
                right[i] -= left[i, j] * right[j]
                left[i] -= left[i, j] * left[j]
    return right


A = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
B = [[6, 5, 7], [2, 8, 8], [0, 3, 9]]
worked_product = product(A, B)
