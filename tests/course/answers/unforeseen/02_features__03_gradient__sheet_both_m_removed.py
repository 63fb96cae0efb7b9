# cause: Both divisions by m are taken out of the sheet instead of one of the two, so that the step is m times too long.
# diagnosis: mean-nowhere
def sheet_step(X, y, theta, learning_rate):
    m = len(y)
    errors = X @ theta - y
    slopes = X.T @ errors
    return theta - learning_rate * slopes
