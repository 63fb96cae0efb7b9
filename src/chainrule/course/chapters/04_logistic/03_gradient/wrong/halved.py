# diagnosis: factor 1/2
def gradient(X, y, theta):
    m = len(X)
    p = 1 / (1 + np.exp(-X @ theta))
    return 1 / (2 * m) * (X.T @ (p - y))
