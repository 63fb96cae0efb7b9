# cause: h is added to and subtracted from f(x) instead of x, so that the result is 1 for every function.
# diagnosis: points-subtracted
def derivative(f, x, h):
    right = f(x) + h
    left = f(x) - h
    return (right - left) / (2 * h)
