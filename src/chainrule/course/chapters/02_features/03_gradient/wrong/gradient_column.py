# diagnosis: column-vector
def gradient(X, y, theta):
    h = X @ theta.reshape(-1, 1)
    return X.T @ (h - y.reshape(-1, 1)) / len(y)
