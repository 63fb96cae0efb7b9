# cause: [[0] * p] * m puts the same row list m times into the result, so the sums of all rows of A add up in one shared row
# diagnosis: rows-shared
def matmul(A, B):
    m = len(A)
    n = len(B)
    p = len(B[0]) if B else 0
    C = [[0] * p] * m
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i][j] += A[i][k] * B[k][j]
    return C
