# diagnosis: unstable
def cross_entropy_from_logits(z, y):
    return np.mean(np.log(1 + np.exp(z)) - y * z)
