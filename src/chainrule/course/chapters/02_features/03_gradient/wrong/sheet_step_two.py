# diagnosis: two-in-the-step
def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = 2 * X.T @ errors / m
    return theta - learning_rate * slopes
