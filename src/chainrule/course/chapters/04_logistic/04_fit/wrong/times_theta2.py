# diagnosis: multiplied
def boundary(theta, x1):
    a, b, c = theta
    return -c * (a + b * x1)
