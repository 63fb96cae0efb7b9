# right: a list of tuples of Python floats
def quadratic_features(X):
    return [(a**2.0, a * b, b**2.0) for a, b in X.tolist()]
