# diagnosis: power-of-each
def inverse(A):
    return A**-1
