# diagnosis: all-pairs
def subtract(u, v):
    return [x - y for x in u for y in v]
