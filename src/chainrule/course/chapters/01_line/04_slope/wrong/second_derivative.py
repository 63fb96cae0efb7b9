# diagnosis: second-derivative
def derivative(f, x, h):
    left, middle, right = f(x - h), f(x), f(x + h)
    return (left - 2 * middle + right) / (h * h)
