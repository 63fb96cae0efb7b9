# cause: The difference between f(x + h) and f(x - h) is divided by h instead of by 2 * h, so the slope is twice too large.
# diagnosis: divided-by-h
def derivative(f, x, h):
    return (f(x + h) - f(x - h)) / h
