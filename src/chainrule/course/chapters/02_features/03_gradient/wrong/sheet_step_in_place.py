# diagnosis: input-changed theta
def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors / m
    theta -= learning_rate * slopes
    return theta
