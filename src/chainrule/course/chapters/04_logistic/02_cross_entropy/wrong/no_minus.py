# diagnosis: factor -1
def cross_entropy(p, y):
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
