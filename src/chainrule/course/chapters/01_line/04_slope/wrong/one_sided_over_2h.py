# diagnosis: one-sided
def derivative(f, x, h):
    return (f(x + h) - f(x)) / (2 * h)
