# right: a weighted sum of whole columns, with Python's sum over the turned table
def hypothesis(X, theta):
    return sum(weight * column for weight, column in zip(theta, X.T))
