# diagnosis: factor m
def gradient(X, y, theta):
    errors = 1 / (1 + np.exp(-X.dot(theta))) - y
    return np.sum(X * errors[:, None], axis=0)
