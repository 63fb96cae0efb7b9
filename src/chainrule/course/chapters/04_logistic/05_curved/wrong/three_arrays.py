# diagnosis: rows-for-columns
def quadratic_features(X):
    x1, x2 = X.T
    return [x1**2, x1 * x2, x2**2]
