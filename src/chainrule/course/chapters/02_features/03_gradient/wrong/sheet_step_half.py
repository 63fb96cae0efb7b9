# diagnosis: half-in-the-step
def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors / (2 * m)
    return theta - learning_rate * slopes
