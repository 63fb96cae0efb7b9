# cause: In boundary only the slope is divided by theta[2]; the bias theta[0] is not.
# diagnosis: brackets-forgotten
def boundary(theta, x1):
    slope = -theta[1] / theta[2]
    intercept = -theta[0]
    return slope * x1 + intercept
