# diagnosis: argument-unused h
def derivative(f, x, h):
    eps = 1e-5
    return (f(x + eps) - f(x - eps)) / (2 * eps)
