# diagnosis: all-ones
def identity(n):
    I = [[0] * n] * n
    for i in range(n):
        I[i][i] = 1
    return np.array(I)
