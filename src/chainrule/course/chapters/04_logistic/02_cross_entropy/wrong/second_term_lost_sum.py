# diagnosis: zeros-lost
def cross_entropy(p, y):
    return -np.sum(np.log(p[y == 1]))
