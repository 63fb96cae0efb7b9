# diagnosis: columns-as-points
def squared_distances(A, B):
    P, Q = A.T, B.T
    return ((P[:, None, :] - Q[None, :, :]) ** 2).sum(axis=2)
