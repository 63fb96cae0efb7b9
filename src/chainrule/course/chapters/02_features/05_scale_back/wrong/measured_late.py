# diagnosis: measured-afterwards
def standardise(X):
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    return X, X.mean(axis=0), X.std(axis=0)
