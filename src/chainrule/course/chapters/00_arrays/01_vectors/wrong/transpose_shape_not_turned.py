# diagnosis: shape-not-turned
def transpose(A):
    T = [[0 for _ in row] for row in A]
    for i, row in enumerate(A):
        for j, number in enumerate(row):
            T[j][i] = number
    return T
