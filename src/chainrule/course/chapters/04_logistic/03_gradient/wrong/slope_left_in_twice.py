# diagnosis: slope-left-in
def gradient(X, y, theta):
    h = 1 / (1 + np.exp(-(X @ theta)))
    return 2 * np.dot(X.T, (h - y) * h * (1 - h)) / len(X)
