# diagnosis: squared-distances
def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) ** 2 / std**2, mean, std
