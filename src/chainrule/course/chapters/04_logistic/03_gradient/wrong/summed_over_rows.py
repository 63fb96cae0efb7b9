# diagnosis: summed-over-everything
def gradient(X, y, theta):
    z = np.sum(theta * X)
    h = 1 / (1 + np.exp(-z))
    return X.T @ (h - y) / len(y)
