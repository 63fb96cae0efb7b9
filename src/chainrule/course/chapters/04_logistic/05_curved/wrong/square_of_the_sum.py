# diagnosis: cross-term-doubled
def quadratic_features(X):
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack((x1 * x1, 2 * x1 * x2, x2 * x2))
