# diagnosis: caret
def squared_error(y_hat, y):
    return (y_hat - y) ^ 2
