# cause: This is the central difference for the second derivative and not for the first.
# diagnosis: second-derivative

def derivative(f, x, h):
    # central difference scheme
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2
