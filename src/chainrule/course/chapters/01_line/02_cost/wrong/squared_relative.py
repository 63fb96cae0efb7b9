# diagnosis: relative-error
def squared_error(y_hat, y):
    e = y_hat / y - 1
    return e * e
