# diagnosis: column-vector
def gradient(X, y, theta):
    theta = theta.reshape(-1, 1)
    p = 1 / (1 + np.exp(-X @ theta))
    return X.T @ (p - y.reshape(-1, 1)) / len(y)
