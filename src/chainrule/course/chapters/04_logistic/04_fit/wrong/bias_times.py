# diagnosis: bias-times-x1
def boundary(theta, x1):
    slope = -(theta[0] + theta[1]) / theta[2]
    return slope * x1
