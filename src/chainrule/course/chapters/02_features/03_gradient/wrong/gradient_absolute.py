# diagnosis: absolute-errors
def gradient(X, y, theta):
    return X.T @ abs(X @ theta - y) / len(y)
