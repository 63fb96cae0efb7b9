# diagnosis: scaled-once-more
def unscale(theta, mean, std):
    raw = theta.copy()
    raw[1:] = (theta[1:] - mean) / std
    return raw
