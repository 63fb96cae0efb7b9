# diagnosis: square-assumed
def transpose(A):
    n = len(A)
    T = []
    for i in range(n):
        T.append([A[j][i] for j in range(n)])
    return T
