# diagnosis: arguments-in-the-log
def cross_entropy(p, y):
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))
