# diagnosis: features-for-examples
def sheet_step(X, y, theta, learning_rate):
    n = len(theta)
    errors = X @ theta - y
    slopes = X.T @ errors / n
    return theta - learning_rate * slopes
