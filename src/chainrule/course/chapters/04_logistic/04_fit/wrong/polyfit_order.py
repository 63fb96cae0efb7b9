# diagnosis: read-backwards
def boundary(theta, x1):
    a, b, c = theta
    return -(c + b * x1) / a
