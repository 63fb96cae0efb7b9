# diagnosis: other-diagonal
def transpose(A):
    m, n = len(A), len(A[0])
    return [[A[m - 1 - i][n - 1 - j] for i in range(m)] for j in range(n)]
