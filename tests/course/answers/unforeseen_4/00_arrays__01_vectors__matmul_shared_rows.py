# cause: The result of matmul is built with [[0] * p] * m, so all rows are one and the same list and every entry sums up over all rows of A.
# diagnosis: rows-shared
def matmul(A, B):
    m = len(A)
    n = len(B)
    p = len(B[0])
    C = [[0] * p] * m
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i][j] += A[i][k] * B[k][j]
    return C
