# diagnosis: squares-subtracted
def squared_error(y_hat, y):
    return y_hat ** 2 - y ** 2
