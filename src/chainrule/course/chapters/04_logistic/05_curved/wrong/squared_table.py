# diagnosis: cross-term-missing
def quadratic_features(X):
    return X * X
