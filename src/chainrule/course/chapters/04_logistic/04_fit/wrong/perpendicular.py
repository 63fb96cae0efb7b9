# diagnosis: across
def boundary(theta, x1):
    return theta[2] / theta[1] * x1
