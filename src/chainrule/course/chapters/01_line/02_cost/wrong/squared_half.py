# diagnosis: factor 1/2
def squared_error(y_hat, y):
    return 0.5 * (y_hat - y) ** 2
