# diagnosis: input-changed A
def minus(A, B):
    for i in range(len(A)):
        for j in range(len(A[i])):
            A[i][j] = A[i][j] - B[i][j]
    return A
