# diagnosis: label-added
def cross_entropy_from_logits(z, y):
    return np.mean(np.maximum(z, 0) + z * y + np.log1p(np.exp(-np.abs(z))))
