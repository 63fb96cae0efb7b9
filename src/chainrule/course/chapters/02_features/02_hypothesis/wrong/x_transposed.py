# diagnosis: theta-meets-examples
def hypothesis(X, theta):
    return X.T @ theta
