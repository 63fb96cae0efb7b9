# diagnosis: negatives-cut
def minus(A, B):
    C = A - B
    C[C < 0] = 0
    return C
