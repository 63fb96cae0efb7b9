# diagnosis: tangent-value
def derivative(f, x, h):
    m = (f(x + h) - f(x - h)) / (2 * h)
    return m * h + f(x)
