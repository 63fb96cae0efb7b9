# diagnosis: bias-forgotten
def hypothesis(X, theta):
    features = X[:, 1:]
    weights = theta[1:]
    return features @ weights
