# diagnosis: wide-step
def derivative(f, x, h):
    a = x - 2 * h
    b = x + 2 * h
    return (f(b) - f(a)) / (b - a)
