"""Vectors and matrices with lists alone, no NumPy: what the arrays of the next exercises do inside."""


def add(u, v):
    return [a + b for a, b in zip(u, v)]


def subtract(u, v):
    return [a - b for a, b in zip(u, v)]


def scale(c, u):
    return [c * a for a in u]


def dot(u, v):
    return sum(a * b for a, b in zip(u, v))


def matmul(A, B):
    columns = list(zip(*B))
    return [[dot(row, column) for column in columns] for row in A]


def transpose(A):
    return [list(column) for column in zip(*A)]
