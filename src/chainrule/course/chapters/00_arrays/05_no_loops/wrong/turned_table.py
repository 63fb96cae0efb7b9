# diagnosis: transposed
def squared_distances(A, B):
    return ((B[:, None, :] - A[None, :, :]) ** 2).sum(axis=2)
