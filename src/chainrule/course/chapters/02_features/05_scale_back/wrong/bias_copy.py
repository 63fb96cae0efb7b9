# diagnosis: bias-not-corrected
def unscale(theta, mean, std):
    new = theta.copy()
    new[1:] = new[1:] / std
    return new
