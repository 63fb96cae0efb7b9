# diagnosis: ones-only
def accuracy(y, y_hat):
    return np.sum((y == 1) & (y_hat == 1)) / len(y)
