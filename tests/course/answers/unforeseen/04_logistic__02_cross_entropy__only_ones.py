# cause: Only the examples with y = 1 enter the product; the factors 1 - p of those with y = 0 are missing.
# diagnosis: zeros-lost
def probability_of(p, y):
    product = 1
    for p_i, y_i in zip(p, y):
        if y_i == 1:
            product = product * p_i
    return product
