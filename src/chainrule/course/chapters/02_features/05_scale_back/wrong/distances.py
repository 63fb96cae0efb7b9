# diagnosis: signs-lost
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return abs(X - mean) / std, mean, std
