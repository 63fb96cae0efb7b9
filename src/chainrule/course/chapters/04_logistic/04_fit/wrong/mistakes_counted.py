# diagnosis: share-of-mistakes
def accuracy(y, y_hat):
    return (y != y_hat).sum()
