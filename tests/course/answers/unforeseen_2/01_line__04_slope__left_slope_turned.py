# cause: the slope on the left is taken as f(x - h) - f(x), the wrong way round, so left and right slope cancel each other
# diagnosis: slopes-subtracted
def derivative(f, x, h):
    right = (f(x + h) - f(x)) / h
    left = (f(x - h) - f(x)) / h
    return (left + right) / 2
