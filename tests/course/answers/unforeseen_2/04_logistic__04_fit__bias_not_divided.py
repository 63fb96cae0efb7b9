# cause: when solving for x2 only the term with x1 is divided by theta[2], the bias is not
# diagnosis: brackets-forgotten
def boundary(theta, x1):
    slope = -theta[1] / theta[2]
    return slope * x1 - theta[0]
