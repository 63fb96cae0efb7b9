# diagnosis: zip-without-star
def transpose(A):
    return [list(r) for r in zip(A)]
