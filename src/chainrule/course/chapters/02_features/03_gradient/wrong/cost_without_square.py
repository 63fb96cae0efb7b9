# diagnosis: square-forgotten
def cost(X, y, theta):
    m = len(y)
    h = X @ theta
    return 1 / (2 * m) * sum(h - y)
