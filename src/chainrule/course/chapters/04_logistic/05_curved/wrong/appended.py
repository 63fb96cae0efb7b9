# diagnosis: inputs-too
def quadratic_features(X):
    new = np.column_stack([X[:, 0] ** 2, X[:, 0] * X[:, 1], X[:, 1] ** 2])
    return np.hstack([X, new])
