# diagnosis: dot-product
def probability_of(p, y):
    return p @ y
