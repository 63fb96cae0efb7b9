# diagnosis: sigmoid-forgotten
def gradient(X, y, theta):
    return X.T @ (X @ theta - y) / len(y)
