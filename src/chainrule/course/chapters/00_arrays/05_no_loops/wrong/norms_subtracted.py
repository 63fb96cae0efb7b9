# diagnosis: norms-subtracted
def squared_distances(A, B):
    return (A**2).sum(1)[:, None] - (2 * A @ B.T + (B**2).sum(1)[None, :])
