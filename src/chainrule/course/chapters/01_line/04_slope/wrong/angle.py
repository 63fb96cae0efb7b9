# diagnosis: angle
import math


def derivative(f, x, h):
    return math.degrees(math.atan2(f(x + h) - f(x - h), 2 * h))
