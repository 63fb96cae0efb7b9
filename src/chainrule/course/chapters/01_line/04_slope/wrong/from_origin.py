# diagnosis: secant-from-zero
def derivative(f, x, h):
    return f(x) / x
