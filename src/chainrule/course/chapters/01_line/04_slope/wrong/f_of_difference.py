# diagnosis: f-of-difference
def derivative(f, x, h):
    dx = (x + h) - (x - h)
    return f(dx) / dx
