# diagnosis: three-columns-only
def hypothesis(X, theta):
    return X[:, 0] * theta[0] + X[:, 1] * theta[1] + X[:, 2] * theta[2]
