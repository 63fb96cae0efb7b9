# diagnosis: from-mean
def absolute_error(y_hat, y):
    mean = y.mean()
    return abs(y_hat - mean)
