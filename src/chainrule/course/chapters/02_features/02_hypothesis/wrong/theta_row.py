# diagnosis: theta-transposed
def hypothesis(X, theta):
    theta = theta.reshape(1, len(theta))
    return X @ theta
