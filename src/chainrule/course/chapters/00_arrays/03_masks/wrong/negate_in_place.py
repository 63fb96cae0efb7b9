# diagnosis: input-changed x
def negate_between(x, low, high):
    x[(x > low) & (x < high)] *= -1
    return x
