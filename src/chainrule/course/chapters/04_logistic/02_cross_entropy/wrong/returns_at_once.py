# diagnosis: first-only
def probability_of(p, y):
    product = 1
    for p_i, y_i in zip(p, y):
        product *= p_i if y_i else 1 - p_i
        return product
