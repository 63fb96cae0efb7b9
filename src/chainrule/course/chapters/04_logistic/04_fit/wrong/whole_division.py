# diagnosis: all-or-nothing
def accuracy(y, y_hat):
    return np.sum(y == y_hat) // len(y)
