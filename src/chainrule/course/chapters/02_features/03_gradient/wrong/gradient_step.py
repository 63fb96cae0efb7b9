# diagnosis: step-taken
def gradient(X, y, theta):
    alpha = 0.01
    return theta - alpha / len(y) * X.T @ (X @ theta - y)
