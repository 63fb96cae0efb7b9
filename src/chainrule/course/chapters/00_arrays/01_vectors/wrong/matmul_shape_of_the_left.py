# diagnosis: shape-of-the-left
def matmul(A, B):
    C = [[0 for _ in row] for row in A]
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                C[i][j] += A[i][k] * B[k][j]
    return C
