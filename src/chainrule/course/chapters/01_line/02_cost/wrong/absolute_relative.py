# diagnosis: relative-error
def absolute_error(y_hat, y):
    return [abs(1 - p / t) for p, t in zip(y_hat, y)]
