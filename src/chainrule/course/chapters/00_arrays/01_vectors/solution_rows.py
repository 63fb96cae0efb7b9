"""The product by rows: row i of A · B is the sum of the rows of B, each scaled by an entry of row i of A."""


def add(u, v):
    return list(map(lambda a, b: a + b, u, v))


def subtract(u, v):
    return add(u, scale(-1, v))


def scale(c, u):
    return [entry * c for entry in u]


def dot(u, v):
    total = 0
    for a, b in zip(u, v):
        total = total + a * b
    return total


def matmul(A, B):
    result = []
    for row in A:
        combined = [0] * len(B[0])
        for entry, row_of_b in zip(row, B):
            combined = add(combined, scale(entry, row_of_b))
        result.append(combined)
    return result


def transpose(A):
    result = [[] for _ in A[0]] if A else []
    for row in A:
        for entry, new_row in zip(row, result):
            new_row.append(entry)
    return result
