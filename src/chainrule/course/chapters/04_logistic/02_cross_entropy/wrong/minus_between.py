# diagnosis: terms-subtracted
def cross_entropy(p, y):
    m = len(y)
    return 1 / m * np.sum(y * np.log(p) - (1 - y) * np.log(1 - p))
