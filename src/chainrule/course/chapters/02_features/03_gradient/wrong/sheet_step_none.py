# diagnosis: mean-nowhere
def sheet_step(X, y, theta, learning_rate):
    errors = X @ theta - y
    slopes = X.T @ errors
    return theta - learning_rate * slopes
