# diagnosis: columns-of-lists
def transpose(A):
    return [[[x] for x in row] for row in A]
