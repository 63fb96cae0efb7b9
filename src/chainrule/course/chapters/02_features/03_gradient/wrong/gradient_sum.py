# diagnosis: factor m
def gradient(X, y, theta):
    return X.T @ (X @ theta - y)
