# diagnosis: factor -1
def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-X @ theta))
    return X.T @ (y - p) / len(y)
