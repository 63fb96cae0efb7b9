# diagnosis: cross-term-missing
def quadratic_features(X):
    return np.column_stack([X[:, 0] ** 2, X[:, 1] ** 2])
