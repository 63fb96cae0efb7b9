# diagnosis: diagonal-only
def matmul(A, B):
    columns = [list(c) for c in zip(*B)]
    return [sum(x * y for x, y in zip(row, column)) for row, column in zip(A, columns)]
