# diagnosis: learning-rate-forgotten
def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors / m
    learning_rate = 1
    return theta - learning_rate * slopes
