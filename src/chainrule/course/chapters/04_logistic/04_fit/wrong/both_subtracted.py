# diagnosis: subtracted
def boundary(theta, x1):
    return -theta[0] - theta[1] * x1 - theta[2]
