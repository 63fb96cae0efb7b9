# diagnosis: factor m
def cross_entropy_from_logits(z, y):
    return np.sum(np.logaddexp(0, z) - z * y)
