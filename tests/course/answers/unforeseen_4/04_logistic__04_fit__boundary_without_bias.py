# cause: boundary forgets theta[0], so the line always goes through the origin.
# diagnosis: bias-forgotten
def boundary(theta, x1):
    x2 = -theta[1] * x1 / theta[2]
    return x2
