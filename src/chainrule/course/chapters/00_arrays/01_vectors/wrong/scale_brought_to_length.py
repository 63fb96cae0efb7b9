# diagnosis: brought-to-length
def scale(c, u):
    norm = sum(x**2 for x in u) ** 0.5
    return [x / norm * c for x in u]
