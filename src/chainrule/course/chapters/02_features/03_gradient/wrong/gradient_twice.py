# diagnosis: factor 2
def gradient(X, y, theta):
    return 2 / len(y) * X.T @ (X @ theta - y)
