# diagnosis: rows-shared
def transpose(A):
    T = [[0] * len(A)] * len(A[0])
    for i in range(len(A)):
        for j in range(len(A[0])):
            T[j][i] = A[i][j]
    return T
