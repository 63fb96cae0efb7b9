# cause: A closing bracket is missing after f(x - h), which is a syntax error.
# diagnosis: syntax
def derivative(f, x, h):
    return (f(x + h) - f(x - h) / (2 * h)
