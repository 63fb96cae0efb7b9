# diagnosis: products-not-added
def hypothesis(X, theta):
    return X * theta
