# diagnosis: total-kept
def matmul(A, B):
    C = []
    for i in range(len(A)):
        row = []
        total = 0
        for j in range(len(B[0])):
            for k in range(len(B)):
                total += A[i][k] * B[k][j]
            row.append(total)
        C.append(row)
    return C
