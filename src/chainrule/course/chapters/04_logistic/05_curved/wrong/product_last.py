# diagnosis: cross-term-last
def quadratic_features(X):
    x, y = X.T
    return np.stack((x**2, y**2, x * y), axis=1)
