# diagnosis: argument-unused y
def gradient(X, y, theta):
    p = 1 / (1 + np.exp(-X @ theta))
    return X.T @ p / len(p)
