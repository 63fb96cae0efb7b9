# diagnosis: rows-with-rows
def matmul(A, B):
    return [[sum(x * y for x, y in zip(a, b)) for b in B] for a in A]
