# diagnosis: weights-added
def hypothesis(X, theta):
    return (X * theta + theta).sum(axis=1)
