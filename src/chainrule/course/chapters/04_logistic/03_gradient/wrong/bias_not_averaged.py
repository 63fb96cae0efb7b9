# diagnosis: component 0
def gradient(X, y, theta):
    errors = 1 / (1 + np.exp(-X @ theta)) - y
    result = X.T @ errors / len(y)
    result[0] = errors.sum()
    return result
