# diagnosis: unchanged
def transpose(A):
    T = [row[:] for row in A]
    for i in range(len(A)):
        for j in range(len(A[0])):
            if i < len(A[0]) and j < len(A):
                T[i][j], T[j][i] = T[j][i], T[i][j]
    return T
