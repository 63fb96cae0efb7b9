# diagnosis: ties-twice
def row_max(X):
    largest = X.max(axis=1)[:, None]
    return X[X == largest]
