# diagnosis: column-vector
def hypothesis(X, theta):
    theta = theta.reshape(-1, 1)
    return X @ theta
