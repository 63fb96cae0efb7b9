# diagnosis: second-derivative
def gradient(X, y, theta):
    return X.T @ X / len(y)
