# diagnosis: not-multiplied
def probability_of(p, y):
    return p**y * (1 - p) ** (1 - y)
