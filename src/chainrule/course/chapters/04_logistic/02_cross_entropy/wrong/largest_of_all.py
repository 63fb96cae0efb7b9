# diagnosis: one-maximum
def cross_entropy_from_logits(z, y):
    return np.mean(max(0, np.max(z)) - z * y + np.log(1 + np.exp(-abs(z))))
