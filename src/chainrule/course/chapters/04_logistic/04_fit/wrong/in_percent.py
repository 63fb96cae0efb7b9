# diagnosis: percent
def accuracy(y, y_hat):
    return 100.0 * (y == y_hat).sum() / len(y)
