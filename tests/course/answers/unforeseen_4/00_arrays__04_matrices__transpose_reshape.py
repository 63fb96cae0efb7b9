# cause: transpose uses reshape, which keeps the numbers in reading order and only breaks the rows elsewhere, instead of turning rows into columns.
# diagnosis: reshaped
def transpose(A):
    m, n = A.shape
    return A.reshape(n, m)
