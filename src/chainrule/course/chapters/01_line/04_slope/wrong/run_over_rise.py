# diagnosis: run-over-rise
def derivative(f, x, h):
    dx = (x + h) - (x - h)
    dy = f(x + h) - f(x - h)
    return dx / dy
