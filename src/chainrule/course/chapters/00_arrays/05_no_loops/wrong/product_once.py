# diagnosis: product-not-doubled
def squared_distances(A, B):
    aa = (A**2).sum(1).reshape(-1, 1)
    bb = (B**2).sum(1).reshape(1, -1)
    return aa - A.dot(B.T) + bb
