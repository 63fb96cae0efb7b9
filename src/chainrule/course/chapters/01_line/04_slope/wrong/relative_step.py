# diagnosis: relative-step
def derivative(f, x, h):
    step = h * x
    return (f(x + step) - f(x - step)) / (2 * step)
