# diagnosis: unstable
def cross_entropy_from_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    return cross_entropy(p, y)
