# diagnosis: rows-for-columns
def quadratic_features(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.vstack([x1**2, x1 * x2, x2**2])
