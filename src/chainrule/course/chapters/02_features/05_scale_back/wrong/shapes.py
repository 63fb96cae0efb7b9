# diagnosis: raised
def unscale(theta, mean, std):
    return theta / std
