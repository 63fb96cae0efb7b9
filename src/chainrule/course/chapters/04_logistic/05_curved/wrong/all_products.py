# diagnosis: cross-term-twice
def quadratic_features(X):
    return np.array([[a * b for a in row for b in row] for row in X])
