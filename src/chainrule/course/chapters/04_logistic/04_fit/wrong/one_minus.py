# diagnosis: one-sign
def boundary(theta, x1):
    b, w1, w2 = theta
    return (-b + w1 * x1) / w2
