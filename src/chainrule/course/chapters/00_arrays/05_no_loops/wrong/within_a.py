# diagnosis: one-set-only
def squared_distances(A, B):
    D = A[:, None, :] - A[None, :, :]
    return (D**2).sum(-1)
