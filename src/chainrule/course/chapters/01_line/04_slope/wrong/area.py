# diagnosis: area
def derivative(f, x, h):
    return 2 * h * (f(x + h) + f(x - h)) / 2
