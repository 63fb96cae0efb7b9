# cause: The brackets around the difference are missing in y_hat - y ** 2, so that only y is squared.
# diagnosis: truth-squared
def squared_error(y_hat, y):
    return y_hat - y ** 2
