# cause: The brackets round the difference of the two values are missing, so only f(x - h) is divided by 2 * h.
# diagnosis: last-term-divided
def derivative(f, x, h):
    slope = f(x + h) - f(x - h) / (2 * h)
    return slope
