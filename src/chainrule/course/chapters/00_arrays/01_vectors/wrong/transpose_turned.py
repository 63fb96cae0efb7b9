# diagnosis: turned
def transpose(A):
    return [list(c) for c in zip(*reversed(A))]
