# diagnosis: product-left-out
def squared_distances(A, B):
    return ((A**2)[:, None, :] + (B**2)[None, :, :]).sum(axis=2)
