# cause: unscale treats the weights like scaled data (times std plus mean) instead of dividing them by std and correcting the bias.
# diagnosis: undone-like-data

def unscale(theta, mean, std):
    result = theta.copy()
    result[1:] = theta[1:] * std + mean
    return result
