# diagnosis: squared-errors
def gradient(X, y, theta):
    return ((X @ theta - y) ** 2) @ X / len(y)
