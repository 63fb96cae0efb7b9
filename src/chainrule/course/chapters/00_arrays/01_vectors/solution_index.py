"""With indices and loops, entry after entry, as one would do it on paper."""


def add(u, v):
    result = []
    for i in range(len(u)):
        result.append(u[i] + v[i])
    return result


def subtract(u, v):
    result = []
    for i in range(len(u)):
        result.append(u[i] - v[i])
    return result


def scale(c, u):
    result = []
    for entry in u:
        result.append(c * entry)
    return result


def dot(u, v):
    total = 0
    for i in range(len(u)):
        total += u[i] * v[i]
    return total


def matmul(A, B):
    result = []
    for i in range(len(A)):
        row = []
        for j in range(len(B[0])):
            total = 0
            for k in range(len(B)):
                total += A[i][k] * B[k][j]
            row.append(total)
        result.append(row)
    return result


def transpose(A):
    result = []
    for j in range(len(A[0]) if A else 0):
        result.append([A[i][j] for i in range(len(A))])
    return result
