# diagnosis: theta-not-moved-alone
def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors / m
    return learning_rate * (theta - slopes)
