# diagnosis: reshaped
def transpose(A):
    m, n = A.shape
    return A.reshape(n, m)
