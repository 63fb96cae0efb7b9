# diagnosis: distance-of-points
import math


def derivative(f, x, h):
    rise = f(x + h) - f(x - h)
    return rise / math.hypot(rise, 2 * h)
