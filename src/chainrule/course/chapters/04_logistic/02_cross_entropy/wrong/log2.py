# diagnosis: log2
def cross_entropy(p, y):
    return -np.mean(np.log2(np.where(y == 1, p, 1 - p)))
