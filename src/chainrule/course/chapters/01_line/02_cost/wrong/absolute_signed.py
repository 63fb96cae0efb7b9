# diagnosis: sign-kept
def absolute_error(y_hat, y):
    return y - y_hat
