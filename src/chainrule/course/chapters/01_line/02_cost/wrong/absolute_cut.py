# diagnosis: negative-to-zero
def absolute_error(y_hat, y):
    return [p - t if p > t else 0 for p, t in zip(y_hat, y)]
