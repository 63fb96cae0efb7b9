# diagnosis: bias-forgotten
def gradient(X, y, theta):
    predictions = X[:, 1:] @ theta[1:]
    return X.T @ (predictions - y) / len(y)
