# diagnosis: one-number
def matmul(A, B):
    total = 0
    for i in range(len(A)):
        for j in range(len(B[0])):
            for k in range(len(B)):
                total += A[i][k] * B[k][j]
    return total
