# diagnosis: half-step
def derivative(f, x, h):
    a = x - h / 2
    b = x + h / 2
    return (f(b) - f(a)) / (b - a)
