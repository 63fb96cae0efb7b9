# diagnosis: arguments-swapped A B
def minus(A, B):
    return B - A
