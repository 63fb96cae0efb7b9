# diagnosis: both-powers-added
def probability_of(p, y):
    return np.prod(p**y + (1 - p) ** (1 - y))
