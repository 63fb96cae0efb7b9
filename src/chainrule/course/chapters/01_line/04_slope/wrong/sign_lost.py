# diagnosis: sign-lost
def derivative(f, x, h):
    return abs(f(x + h) - f(x - h)) / (2 * h)
