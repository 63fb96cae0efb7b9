# diagnosis: sample-std
def standardise(X):
    m = X.shape[0]
    mean = X.sum(axis=0) / m
    std = (((X - mean) ** 2).sum(axis=0) / (m - 1)) ** 0.5
    Z = (X - mean) / std
    return Z, mean, std
