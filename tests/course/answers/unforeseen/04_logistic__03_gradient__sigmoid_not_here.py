# cause: The function calls sigmoid, which was written in another exercise and is not defined in this file, so that it ends with a NameError.
# diagnosis: name sigmoid
def gradient(X, y, theta):
    m = len(y)
    p = sigmoid(X @ theta)
    return X.T @ (p - y) / m
