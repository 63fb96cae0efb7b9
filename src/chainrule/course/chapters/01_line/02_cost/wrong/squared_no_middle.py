# diagnosis: middle-term-missing
def squared_error(y_hat, y):
    return y_hat * y_hat + y * y
