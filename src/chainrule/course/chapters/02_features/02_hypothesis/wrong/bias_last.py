# diagnosis: bias-last
def hypothesis(X, theta):
    w = theta[:-1]
    b = theta[-1]
    return X[:, 1:] @ w + b
