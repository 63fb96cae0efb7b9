# diagnosis: no-logs
def cross_entropy(p, y):
    return np.mean(y * p + (1 - y) * (1 - p))
