# diagnosis: measured-afterwards
def standardise(X):
    X = X - X.mean(axis=0)
    std = X.std(axis=0)
    return X / std, X.mean(axis=0), std
