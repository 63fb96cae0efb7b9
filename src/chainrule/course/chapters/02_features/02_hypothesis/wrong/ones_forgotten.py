# diagnosis: raised
def hypothesis(X, theta):
    return theta[0] + X @ theta[1:]
