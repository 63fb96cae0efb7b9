# cause: transpose reverses the order of the rows before it zips them, so the matrix is rotated by 90 degrees instead of transposed.
# diagnosis: turned

def transpose(A):
    return [list(row) for row in zip(*A[::-1])]
