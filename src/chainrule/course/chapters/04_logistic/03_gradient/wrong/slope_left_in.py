# diagnosis: slope-left-in
def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-X @ theta))
    return X.T @ ((p - y) * p * (1 - p)) / len(y)
