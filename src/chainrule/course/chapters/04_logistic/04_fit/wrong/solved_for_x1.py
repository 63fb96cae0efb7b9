# diagnosis: axes-exchanged
def boundary(theta, x1):
    return -(theta[0] + theta[2] * x1) / theta[1]
