# diagnosis: bias-last
def boundary(theta, x1):
    w1, w2, b = theta
    return -(w1 * x1 + b) / w2
