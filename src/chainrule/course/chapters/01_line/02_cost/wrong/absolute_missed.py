# diagnosis: right-or-wrong
def absolute_error(y_hat, y):
    return [0 if p == t else 1 for p, t in zip(y_hat, y)]
