# cause: the points are only h / 2 to each side, but the rise is divided by 2 * h, so the slope comes out half as large
# diagnosis: half-step
def derivative(f, x, h):
    left = x - h / 2
    right = x + h / 2
    return (f(right) - f(left)) / (2 * h)
