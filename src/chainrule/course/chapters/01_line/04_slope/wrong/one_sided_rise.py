# diagnosis: one-sided-rise
def derivative(f, x, h):
    return f(x + h) - f(x)
