# diagnosis: sums-squared-in-lengths
def squared_distances(A, B):
    aa = A.sum(axis=1, keepdims=True) ** 2
    bb = B.sum(axis=1) ** 2
    return aa + bb - 2 * (A @ B.T)
