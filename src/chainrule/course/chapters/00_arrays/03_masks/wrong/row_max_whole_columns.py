# diagnosis: whole-columns-taken
def row_max(X):
    where = X.argmax(axis=1)
    return X[:, where]
