# diagnosis: input-changed X
def standardise(X):
    mean = X.mean(axis=0)
    std = X.std(axis=0)
    for j in range(X.shape[1]):
        X[:, j] = (X[:, j] - mean[j]) / std[j]
    return X, mean, std
