# diagnosis: sizes-subtracted
def absolute_error(y_hat, y):
    return abs(abs(y_hat) - abs(y))
