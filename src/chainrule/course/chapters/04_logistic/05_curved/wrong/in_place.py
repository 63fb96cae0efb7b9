# diagnosis: input-changed X
def quadratic_features(X):
    product = X[:, 0] * X[:, 1]
    X **= 2
    return np.column_stack([X[:, 0], product, X[:, 1]])
