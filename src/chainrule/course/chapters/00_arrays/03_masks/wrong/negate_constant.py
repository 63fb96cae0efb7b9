# diagnosis: constant-written
def negate_between(x, low, high):
    y = x.copy()
    y[(x > low) & (x < high)] = -1
    return y
