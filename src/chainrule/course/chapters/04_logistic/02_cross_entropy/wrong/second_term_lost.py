# diagnosis: zeros-lost
def cross_entropy(p, y):
    return -np.mean(y * np.log(p))
