# diagnosis: column-vector
def null_vector(n):
    return np.zeros((n, 1))
