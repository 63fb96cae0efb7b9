# diagnosis: zeros-counted
def count_nan(X):
    return len(X[X == 0])
