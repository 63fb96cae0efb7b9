# diagnosis: squared-errors
def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = (X @ theta - y) ** 2
    slopes = X.T @ errors / m
    return theta - learning_rate * slopes
