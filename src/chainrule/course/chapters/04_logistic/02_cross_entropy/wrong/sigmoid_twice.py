# diagnosis: sigmoid-twice
def cross_entropy_from_logits(z, y):
    z = 1 / (1 + np.exp(-z))
    return np.mean(np.maximum(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z))))
