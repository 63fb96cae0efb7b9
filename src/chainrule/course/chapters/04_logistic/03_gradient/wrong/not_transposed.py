# diagnosis: transpose
def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-X @ theta))
    return X @ (p - y) / len(y)
