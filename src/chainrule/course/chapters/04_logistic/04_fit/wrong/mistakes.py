# diagnosis: share-of-mistakes
def accuracy(y, y_hat):
    return np.abs(y - y_hat).mean()
