# diagnosis: argument-unused high
def negate_between(x, low, high):
    new = x.copy()
    new[new > low] *= -1
    return new
