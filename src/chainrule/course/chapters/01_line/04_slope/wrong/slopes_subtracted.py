# diagnosis: slopes-subtracted
def derivative(f, x, h):
    right = (f(x + h) - f(x)) / h
    left = (f(x) - f(x - h)) / h
    return (right - left) / 2
