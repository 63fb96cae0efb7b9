# diagnosis: one-after-the-other
def negate_between(x, low, high):
    y = x.copy()
    y[x > low] *= -1
    y[x < high] *= -1
    return y
