# diagnosis: overwritten
def transpose(A):
    B = A.copy()
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            B[i, j] = B[j, i]
    return B
