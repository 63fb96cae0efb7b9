# diagnosis: number-of-results
def standardise(X):
    return (X - X.mean(axis=0)) / X.std(axis=0)
