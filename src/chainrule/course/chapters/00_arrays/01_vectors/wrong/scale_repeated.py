# diagnosis: list-repeated
def scale(c, u):
    return u * c
