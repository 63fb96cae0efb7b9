# diagnosis: theta-reversed
def hypothesis(X, theta):
    return X @ theta[::-1]
