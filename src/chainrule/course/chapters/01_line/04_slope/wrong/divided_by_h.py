# diagnosis: divided-by-h
def derivative(f, x, h):
    return (f(x + h) - f(x - h)) / h
