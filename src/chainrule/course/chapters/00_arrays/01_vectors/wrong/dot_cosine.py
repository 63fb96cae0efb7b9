# diagnosis: divided-by-lengths
import math


def dot(u, v):
    top = sum(a * b for a, b in zip(u, v))
    return top / (math.sqrt(sum(a * a for a in u)) * math.sqrt(sum(b * b for b in v)))
