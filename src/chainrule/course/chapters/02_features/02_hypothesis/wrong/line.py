# diagnosis: one-feature-only
def hypothesis(X, theta):
    b, w = theta[0], theta[1]
    return w * X[:, 1] + b
