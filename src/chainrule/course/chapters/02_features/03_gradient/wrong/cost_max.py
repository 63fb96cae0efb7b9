# diagnosis: largest-error-only
def cost(X, y, theta):
    return max((X @ theta - y) ** 2) / 2
