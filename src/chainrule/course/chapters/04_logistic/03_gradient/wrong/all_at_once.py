# diagnosis: all-at-once
def numeric_gradient(f, theta, h):
    return (f(theta + h) - f(theta - h)) / (2 * h)
