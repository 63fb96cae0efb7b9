# diagnosis: divided-by-the-ones
def accuracy(y, y_hat):
    return (y == y_hat).sum() / y.sum()
