# diagnosis: distance
def dot(u, v):
    return sum((x - y) ** 2 for x, y in zip(u, v))
