# diagnosis: factor m
def cross_entropy(p, y):
    return -np.log(np.prod(np.where(y == 1, p, 1 - p)))
