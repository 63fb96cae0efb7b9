# diagnosis: binomial-sign
def squared_error(y_hat, y):
    return y_hat ** 2 - 2 * y_hat * y - y ** 2
