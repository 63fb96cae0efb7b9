# diagnosis: not-squared
def squared_error(y_hat, y):
    return y_hat - y
