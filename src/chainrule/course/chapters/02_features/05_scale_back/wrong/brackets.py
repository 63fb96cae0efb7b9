# diagnosis: brackets-missing
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return X - mean / std, mean, std
