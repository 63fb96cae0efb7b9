# diagnosis: bias-held-fast
def gradient(X, y, theta):
    grad = X.T @ (X @ theta - y) / len(y)
    grad[0] = 0
    return grad
