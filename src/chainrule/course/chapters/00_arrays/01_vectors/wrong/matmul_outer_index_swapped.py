# diagnosis: transposed
def matmul(A, B):
    C = []
    for j in range(len(B[0])):
        row = []
        for i in range(len(A)):
            row.append(sum(A[i][k] * B[k][j] for k in range(len(B))))
        C.append(row)
    return C
