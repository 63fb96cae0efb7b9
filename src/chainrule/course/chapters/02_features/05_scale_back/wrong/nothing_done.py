# diagnosis: theta-unchanged
def unscale(theta, mean, std):
    raw = theta.copy()
    raw[1:] / std
    return raw
