# diagnosis: factor 2
def cost(X, y, theta):
    error = X.dot(theta) - y
    return (error**2).mean()
