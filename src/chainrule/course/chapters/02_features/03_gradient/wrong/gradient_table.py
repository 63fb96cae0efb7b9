# diagnosis: table-of-errors
def gradient(X, y, theta):
    theta = theta[:, None]
    return X.T @ (X @ theta - y) / len(y)
