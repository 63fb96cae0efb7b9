# diagnosis: first-feature-overwritten
def add_bias_column(X):
    X = X.copy()
    X[:, 0] = 1
    return X
