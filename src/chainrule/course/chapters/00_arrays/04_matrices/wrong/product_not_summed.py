# diagnosis: not-summed
def product(A, B):
    return A[:, :, None] * B[None, :, :]
