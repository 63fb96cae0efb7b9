# diagnosis: square-forgotten
def sheet_cost(X, y, theta):
    errors = X @ theta - y
    return errors.mean() / 2
