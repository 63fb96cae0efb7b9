# diagnosis: zeros-lost
def probability_of(p, y):
    return np.prod(p[y == 1])
