# diagnosis: distance
import math


def subtract(u, v):
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(u, v)))
