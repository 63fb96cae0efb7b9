# diagnosis: ones-and-inputs-too
def quadratic_features(X):
    x1 = X[:, 0]
    x2 = X[:, 1]
    return np.column_stack([np.ones(len(X)), x1, x2, x1**2, x1 * x2, x2**2])
