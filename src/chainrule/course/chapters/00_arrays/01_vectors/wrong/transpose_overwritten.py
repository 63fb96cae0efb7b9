# diagnosis: overwritten
def transpose(A):
    T = [row[:] for row in A]
    for i in range(len(T)):
        for j in range(len(T[0])):
            T[j][i] = T[i][j]
    return T
