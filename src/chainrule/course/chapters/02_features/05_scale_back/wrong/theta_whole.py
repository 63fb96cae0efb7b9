# diagnosis: bias-not-set-apart
def unscale(theta, mean, std):
    return theta * std + mean
